// The first run of a session compiles its graph, which takes seconds under XLA. `prepareSavedModel` takes the arguments of
// `runSavedModel`, runs the session on a thread of libuv's pool and drops the results: the runs that follow find it
// compiled, and JavaScript has not stood still meanwhile. Set-up makes it a method of the backend (tfjs-node-patches.mjs).

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include "tfjs_backend.h"
#include "utils.h"

namespace tfnodejs {

namespace {

// A run of a session: it owns its tensors, so that JavaScript may dispose its own meanwhile.
struct Run {
  TF_Session *session = nullptr;
  std::vector<TF_Output> feeds;
  std::vector<TF_Tensor *> values;
  std::vector<TF_Output> fetches;
  std::string error;
  napi_async_work work = nullptr;
  napi_deferred settled = nullptr;

  ~Run() {
    for (TF_Tensor *value : values) TF_DeleteTensor(value);
  }
};

void Execute(napi_env, void *data) {
  Run *run = static_cast<Run *>(data);
  TF_AutoStatus status;
  std::vector<TF_Tensor *> results(run->fetches.size(), nullptr);
  TF_SessionRun(run->session, nullptr, run->feeds.data(), run->values.data(), run->feeds.size(), run->fetches.data(),
                results.data(), run->fetches.size(), nullptr, 0, nullptr, status.status);
  if (TF_GetCode(status.status) != TF_OK) run->error = TF_Message(status.status);
  for (TF_Tensor *result : results) {
    if (result != nullptr) TF_DeleteTensor(result);
  }
}

void Settle(napi_env env, napi_status, void *data) {
  const std::unique_ptr<Run> run(static_cast<Run *>(data));
  napi_value value;
  if (run->error.empty()) {
    napi_get_undefined(env, &value);
    napi_resolve_deferred(env, run->settled, value);
  } else {
    napi_value message;
    napi_create_string_utf8(env, run->error.data(), run->error.size(), &message);
    napi_create_error(env, nullptr, message, &value);
    napi_reject_deferred(env, run->settled, value);
  }
  napi_delete_async_work(env, run->work);
}

// "name:1,other:0" as places in the graph; false where one is not there.
bool FindOutputs(napi_env env, napi_value names, TF_Graph *graph, std::vector<TF_Output> &outputs) {
  std::string text;
  if (GetStringParam(env, names, text) != napi_ok) return false;
  size_t start = 0;
  while (start < text.size()) {
    const size_t end = std::min(text.find(',', start), text.size());
    const std::string name = text.substr(start, end - start);
    const size_t colon = name.find(':');
    TF_Operation *op = TF_GraphOperationByName(graph, name.substr(0, colon).c_str());
    if (op == nullptr) return false;
    outputs.push_back({op, colon == std::string::npos ? 0 : std::stoi(name.substr(colon + 1))});
    start = end + 1;
  }
  return true;
}

}  // namespace

napi_value TFJSBackend::PrepareSavedModel(napi_env env, napi_callback_info info) {
  size_t count = 4;
  napi_value arguments[4];
  ENSURE_NAPI_OK_RETVAL(env, napi_get_cb_info(env, info, &count, arguments, nullptr, nullptr), nullptr);

  int32_t id = -1;
  napi_get_value_int32(env, arguments[0], &id);
  const auto loaded = tf_savedmodel_map_.find(id);
  if (loaded == tf_savedmodel_map_.end()) {
    NAPI_THROW_ERROR(env, "There is no SavedModel with the id %d.", id);
    return nullptr;
  }

  auto run = std::make_unique<Run>();
  run->session = loaded->second.first;
  TF_Graph *const graph = loaded->second.second;
  if (!FindOutputs(env, arguments[2], graph, run->feeds) || !FindOutputs(env, arguments[3], graph, run->fetches)) {
    NAPI_THROW_ERROR(env, "The SavedModel %d has no output of one of these names.", id);
    return nullptr;
  }
  for (uint32_t i = 0; i < run->feeds.size(); ++i) {
    napi_value element;
    int32_t tensor_id = -1;
    napi_get_element(env, arguments[1], i, &element);
    napi_get_value_int32(env, element, &tensor_id);
    const auto tensor = tfe_handle_map_.find(tensor_id);
    if (tensor == tfe_handle_map_.end()) {
      NAPI_THROW_ERROR(env, "There is no tensor with the id %d.", tensor_id);
      return nullptr;
    }
    TF_AutoStatus status;
    TF_Tensor *value = TFE_TensorHandleResolve(tensor->second, status.status);
    ENSURE_TF_OK_RETVAL(env, status, nullptr);
    run->values.push_back(value);
  }

  napi_value promise, name;
  ENSURE_NAPI_OK_RETVAL(env, napi_create_promise(env, &run->settled, &promise), nullptr);
  ENSURE_NAPI_OK_RETVAL(env, napi_create_string_utf8(env, "prepareSavedModel", NAPI_AUTO_LENGTH, &name), nullptr);
  ENSURE_NAPI_OK_RETVAL(env, napi_create_async_work(env, nullptr, name, Execute, Settle, run.get(), &run->work),
                        nullptr);
  ENSURE_NAPI_OK_RETVAL(env, napi_queue_async_work(env, run->work), nullptr);
  run.release();
  return promise;
}

}  // namespace tfnodejs
