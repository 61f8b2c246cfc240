"""The community's conformance suite for kernels."""

import jupyter_kernel_test


class ConformanceTests(jupyter_kernel_test.KernelTests):
    kernel_name = "epochlab-test"
    language_name = "typescript"
    file_extension = ".ts"
    code_hello_world = "console.log('hello, world')"
    code_stderr = "console.error('test')"
    completion_samples = [
        {"text": "Math.floo", "matches": {"floor"}},
        {"text": "'abc'.toUpper", "matches": {"toUpperCase"}},
    ]
    complete_code_samples = ["1", "const x = 1", "function f(x: number) {\n  return x * 2\n}", "for (const i of [1]) {}"]
    incomplete_code_samples = ["function f(x: number) {", "const text = `abc", "[1, 2,", "if (true) {\n  1"]
    invalid_code_samples = ["let 1x = 5;", "const = 3", "1 +* 2)"]
    code_generate_error = "throw new Error('as asked')"
    code_execute_result = [
        {"code": "6 * 7", "result": "42"},
        {"code": "'abc'.length", "result": "3"},
        {"code": "[1, 2, 3].map((x: number) => x * x)", "result": "[ 1, 4, 9 ]"},
    ]
    code_display_data = [
        {"code": "display({ 'text/html': '<b>bold</b>' }, { raw: true })", "mime": "text/html"},
        {"code": "display(1)", "mime": "text/plain"},
    ]
    code_history_pattern = "6 ?*"
    supported_history_operations = ("tail", "range", "search")
    code_inspect_sample = "Math.floor"
    code_clear_output = "clearOutput()"


class WelcomeTests(jupyter_kernel_test.IopubWelcomeTests):
    kernel_name = "epochlab-test"
    support_iopub_welcome = True


# The base classes would be collected too, and run against Python's kernel.
del jupyter_kernel_test
