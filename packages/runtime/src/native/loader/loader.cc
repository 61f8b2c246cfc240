// What must happen before TensorFlow's library is in the process: the log level has to be in the real environment
// (a worker thread's `process.env` is only a copy), and the library may have to come from another folder than the
// one that the binding was linked with. A library that is already open is found by its name.

#include <cstdlib>
#include <dlfcn.h>
#include <node_api.h>

#include "captured_stderr.h"

namespace {

std::string Text(napi_env env, napi_value value) {
  size_t length = 0;
  if (napi_get_value_string_utf8(env, value, nullptr, 0, &length) != napi_ok) return "";
  std::string text(length, '\0');
  napi_get_value_string_utf8(env, value, &text[0], length + 1, &length);
  return text;
}

template <size_t N>
void Arguments(napi_env env, napi_callback_info info, std::string (&text)[N]) {
  napi_value values[N];
  size_t count = N;
  napi_get_cb_info(env, info, &count, values, nullptr, nullptr);
  for (size_t i = 0; i < count && i < N; ++i) text[i] = Text(env, values[i]);
}

// setDefault(name, value): an environment variable that the user has set stays as it is.
napi_value SetDefault(napi_env env, napi_callback_info info) {
  std::string variable[2];
  Arguments(env, info, variable);
  setenv(variable[0].c_str(), variable[1].c_str(), /*overwrite=*/0);
  return nullptr;
}

// open(path): answers what the library wrote to stderr meanwhile; throws the system's own words when it cannot be
// opened.
napi_value Open(napi_env env, napi_callback_info info) {
  std::string path[1];
  Arguments(env, info, path);
  CapturedStderr captured;
  const bool opened = dlopen(path[0].c_str(), RTLD_LAZY | RTLD_LOCAL) != nullptr;
  const std::string written = captured.Finish();
  if (!opened) {
    napi_throw_error(env, nullptr, dlerror());
    return nullptr;
  }
  napi_value answer;
  napi_create_string_utf8(env, written.data(), written.size(), &answer);
  return answer;
}

// instructionSet(): the widest vector instructions that this processor has and its system lets programs use, by Intel's names;
// empty on other processors than x86's.
napi_value InstructionSet(napi_env env, napi_callback_info) {
  const char *name = "";
#if defined(__x86_64__) || defined(__i386__)
  __builtin_cpu_init();
  if (__builtin_cpu_supports("sse4.1")) name = "SSE4.1";
  if (__builtin_cpu_supports("avx")) name = "AVX";
  if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")) name = "AVX2";
  if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw")) name = "AVX-512";
  if (__builtin_cpu_supports("avx512vnni")) name = "AVX-512 VNNI";
#endif
  napi_value answer;
  napi_create_string_utf8(env, name, NAPI_AUTO_LENGTH, &answer);
  return answer;
}

// isOneDnnOn(path): what TensorFlow itself answers, in a library that is open; false where it was built without oneDNN.
napi_value IsOneDnnOn(napi_env env, napi_callback_info info) {
  std::string path[1];
  Arguments(env, info, path);
  void *const library = dlopen(path[0].c_str(), RTLD_LAZY | RTLD_NOLOAD);
  void *const function = library ? dlsym(library, "_ZN10tensorflow12IsMKLEnabledEv") : nullptr;
  const bool on = function && reinterpret_cast<bool (*)()>(function)();
  if (library) dlclose(library);
  napi_value answer;
  napi_get_boolean(env, on, &answer);
  return answer;
}

napi_value Init(napi_env env, napi_value exports) {
  napi_property_descriptor functions[] = {
      {"setDefault", nullptr, SetDefault, nullptr, nullptr, nullptr, napi_enumerable, nullptr},
      {"instructionSet", nullptr, InstructionSet, nullptr, nullptr, nullptr, napi_enumerable, nullptr},
      {"isOneDnnOn", nullptr, IsOneDnnOn, nullptr, nullptr, nullptr, napi_enumerable, nullptr},
      {"open", nullptr, Open, nullptr, nullptr, nullptr, napi_enumerable, nullptr},
  };
  napi_define_properties(env, exports, sizeof(functions) / sizeof(*functions), functions);
  return exports;
}

}  // namespace

NAPI_MODULE(NODE_GYP_MODULE_NAME, Init)
