// `createSession(graphDef, onOneThread)` gives a graph a session, as `loadSavedModel` does for a graph in a folder, and returns its id:
// `runSavedModel` and the like take it. Set-up makes it a method of the backend (tfjs-node-patches.mjs).
//
// All sessions of a process share one pool of threads for the work within ops, unless TF_OVERRIDE_GLOBAL_THREADPOOL is set
// (open-library.ts does): then each has one of its own, of the size that it is made with.

#include <cstdint>
#include <memory>

#include "tfjs_backend.h"
#include "utils.h"

namespace tfnodejs {

namespace {

template <typename T, void (*Delete)(T *)>
struct Deleter {
  void operator()(T *value) const { Delete(value); }
};

template <typename T, void (*Delete)(T *)>
using Owned = std::unique_ptr<T, Deleter<T, Delete>>;

// A ConfigProto (tensorflow/core/protobuf/config.proto): each field's number and type, then its value.
constexpr uint8_t kOneThread[] = {
    2 << 3, 1,  // intra_op_parallelism_threads
    5 << 3, 1,  // inter_op_parallelism_threads
    9 << 3, 1,  // use_per_session_threads: the pool above is the session's own
};

}  // namespace

napi_value TFJSBackend::CreateSession(napi_env env, napi_callback_info info) {
  size_t count = 2;
  napi_value arguments[2];
  ENSURE_NAPI_OK_RETVAL(env, napi_get_cb_info(env, info, &count, arguments, nullptr, nullptr), nullptr);

  void *bytes = nullptr;
  size_t size = 0;
  ENSURE_NAPI_OK_RETVAL(
      env, napi_get_typedarray_info(env, arguments[0], nullptr, &size, &bytes, nullptr, nullptr), nullptr);
  bool on_one_thread = false;
  ENSURE_NAPI_OK_RETVAL(env, napi_get_value_bool(env, arguments[1], &on_one_thread), nullptr);

  TF_AutoStatus status;
  const Owned<TF_Buffer, TF_DeleteBuffer> definition(TF_NewBufferFromString(bytes, size));
  const Owned<TF_ImportGraphDefOptions, TF_DeleteImportGraphDefOptions> import(TF_NewImportGraphDefOptions());
  Owned<TF_Graph, TF_DeleteGraph> graph(TF_NewGraph());
  TF_GraphImportGraphDef(graph.get(), definition.get(), import.get(), status.status);
  ENSURE_TF_OK_RETVAL(env, status, nullptr);

  const Owned<TF_SessionOptions, TF_DeleteSessionOptions> options(TF_NewSessionOptions());
  if (on_one_thread) {
    TF_SetConfig(options.get(), kOneThread, sizeof kOneThread, status.status);
    ENSURE_TF_OK_RETVAL(env, status, nullptr);
  }
  TF_Session *const session = TF_NewSession(graph.get(), options.get(), status.status);
  ENSURE_TF_OK_RETVAL(env, status, nullptr);

  napi_value id;
  napi_create_int32(env, InsertSavedModel(session, graph.release()), &id);
  return id;
}

}  // namespace tfnodejs
