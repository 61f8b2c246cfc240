"""Errors worth reading."""

import pytest

from client import Kernel


@pytest.fixture(scope="module")
def kernel(shared_kernel):
    return shared_kernel


def test_every_type_error_is_shown_with_its_line_and_code(kernel):
    ran = kernel.run("const fine = 1;\nconst text: string = 5;\nfine.missing;")
    assert "TS2322" in ran.traceback and "> 2 | const text: string = 5;" in ran.traceback
    assert "TS2339" in ran.traceback and "> 3 | fine.missing;" in ran.traceback
    assert ":2:7" in ran.traceback and ":3:6" in ran.traceback


def test_a_cell_with_type_errors_does_not_run(kernel):
    assert kernel.run("console.log('ran'); const n: number = 'x';").text() == ""


def test_check_off_lets_type_errors_pass_and_check_on_stops_them(kernel):
    assert kernel.run("%check off\nconst loose: string = 5; loose").result == "5"
    assert kernel.run("const looser: string = 6; looser").result == "6"
    kernel.run("%check on")
    assert kernel.run("const strict: string = 7;").status == "error"


def test_an_unknown_magic_tells_which_there_are(kernel):
    assert "%install" in kernel.run("%nothing").traceback


def test_stacks_speak_of_typescript_lines_and_hide_the_kernel(kernel):
    ran = kernel.run(
        "interface Long {\n  gone: true\n}\nfunction inner(): never {\n  throw new RangeError('deep');\n}\nasync function outer() {\n  await null;\n  inner();\n}\nawait outer();"
    )
    assert ran.reply["content"]["ename"] == "RangeError"
    assert "> 5 |   throw new RangeError('deep');" in ran.traceback
    places = [line.strip() for line in ran.traceback.split("\n") if line.strip().startswith("at ")]
    assert len(places) == 3
    assert [place.rstrip(")").rsplit(":", 2)[1] for place in places] == ["5", "9", "11"]
    assert "packages/kernel" not in ran.traceback and "node:internal" not in ran.traceback


def test_an_error_of_a_library_shows_the_line_that_called_it(kernel):
    ran = kernel.run("const library = Function(`return (async () => { await null; throw new Error('far away') })()`);\n1;\nawait library();")
    assert "> 3 | await library();" in ran.traceback


def test_an_import_that_fails_shows_its_line(kernel):
    ran = kernel.run("const before = 1;\n// why\nimport 'no-such-package';")
    assert "> 3 | import 'no-such-package';" in ran.traceback and "notebook.ts:" not in ran.traceback


def test_a_class_that_sets_no_name_is_named(kernel):
    assert kernel.run("class ShapeError extends Error {}; throw new ShapeError('x')").reply["content"]["ename"] == "ShapeError"


def test_causes_are_shown(kernel):
    assert "first" in kernel.run("throw new Error('second', { cause: new Error('first') })").traceback


@pytest.mark.parametrize(
    ("message", "word"),
    [("Tensor is disposed.", "tidy"), ("Incompatible shapes: [2] vs. [3]", "reshape"), ("Cannot find module 'left-pad'", "%install")],
)
def test_usual_slips_come_with_a_hint(kernel, message, word):
    assert f"Hint: " in (shown := kernel.run(f'throw new Error("{message}")').traceback) and word in shown


def test_frames_of_libraries_fold(tmp_path):
    package = tmp_path / "node_modules" / "deep-lib"
    package.mkdir(parents=True)
    (package / "package.json").write_text('{ "name": "deep-lib", "version": "1.0.0", "main": "index.js" }')
    (package / "index.js").write_text("const fail = () => { throw new Error('inside') };\nconst go = n => (n ? go(n - 1) : fail());\nexports.start = () => go(9);\n")
    (package / "index.d.ts").write_text("export declare function start(): void;\n")
    with Kernel(cwd=tmp_path) as kernel:
        shown = kernel.run("import { start } from 'deep-lib';\nstart();").traceback.split("\n")
        stack = [line.strip() for line in shown if line.strip().startswith(("at ", "..."))]
        assert stack[0] == "... 11 frames in deep-lib" and "deep-lib" in stack[1] and "start" in stack[1]
        assert ":2:" in stack[2] and len(stack) == 3


def test_recursion_without_end_is_short(kernel):
    shown = kernel.run("function again(): number { return again() + 1 }\nagain();").traceback
    assert "more of the same" in shown and "Hint: a function calls itself" in shown and len(shown) < 1500


def test_a_missing_await_is_told_before_the_cell_runs(kernel):
    shown = kernel.run("const later = Promise.resolve([1]);\nlater.map(x => x);").traceback
    assert "TS2339" in shown and "await" in shown
