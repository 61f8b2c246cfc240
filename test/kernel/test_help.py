"""Help where the hands are: questions, tooltips, magics, and hints on habits from Python."""

import pytest

from client import Kernel


@pytest.fixture(scope="module")
def library(tmp_path_factory):
    with Kernel("epochlab-test-library", cwd=tmp_path_factory.mktemp("notebook")) as kernel:
        yield kernel


@pytest.fixture(scope="module")
def kernel(shared_kernel):
    return shared_kernel


def shown(ran):
    return "\n".join(content["data"]["text/markdown"] for content in ran.of("display_data"))


@pytest.mark.parametrize("code", ["show?", "?show", "help(show)", "show ??"])
def test_a_question_about_a_module_lists_what_it_holds(library, code):
    ran = library.run(code)
    assert ran.status == "ok"
    assert "- `confusionMatrix` –" in shown(ran) and "- `lines` – Shows curves" in shown(ran)


def test_a_question_mark_alone_tells_how_to_ask(library):
    text = shown(library.run("?"))
    assert "Shift+Tab" in text and "`layers`" in text and "%time" in text


@pytest.mark.parametrize(
    "call,expected",
    [
        ("layers.Dense(", ["`units: number` (required)", "`useBias: boolean = true`", "'relu'", "layers.Dense(64,"]),
        ("layers.Conv2D(", ["`padding: 'causal' | 'same' | 'valid' = 'valid'`", "layers.Conv2D(32, 3"]),
        ("callbacks.EarlyStopping(", ["`patience: number", "EarlyStopping({"]),
        ("optimizers.Adam(", ["`learningRate: number = 0.001`", "`beta1: number = 0.9` –", "optimizers.Adam("]),
        ("show.lines(", ["`yScale: 'linear' | 'log'", "show.lines({"]),
        ("models.Sequential(", ["models.Sequential("]),
        ("losses.meanSquaredError(", ["losses.meanSquaredError("]),
        ("metrics.confusionMatrix(", ["metrics.confusionMatrix("]),
        ("datasets.digits(", ["datasets.digits("]),
        ("model.compile(", []),
    ],
)
def test_a_tooltip_inside_a_call_shows_its_options(library, call, expected):
    content = library.ask("inspect_request", {"code": call, "cursor_pos": len(call), "detail_level": 0})["content"]
    text = content["data"].get("text/markdown", "")
    for part in expected:
        assert part in text
    assert "/node_modules/" not in text and "Rest<" not in text and "Single<" not in text


def test_a_question_about_a_name_of_the_same_cell_is_answered_after_the_cell(kernel):
    ran = kernel.run("/** Doubles. */\nfunction twice2(x: number) { return 2 * x }\ntwice2?")
    assert "Doubles." in shown(ran)


def test_a_question_about_nothing_says_so(kernel):
    assert "Nothing is known of `noSuchName`" in shown(kernel.run("noSuchName?"))


def test_percent_alone_lists_the_magics(kernel):
    assert kernel.run("%").text() == kernel.run("%lsmagic").text()
    assert "%install" in kernel.run("%").text()


def test_time_says_how_long_a_cell_ran(kernel):
    ran = kernel.run("%%time\nawait new Promise(done => setTimeout(done, 20)); 7")
    assert ran.result == "7" and ran.text().startswith("Time: ") and "processors" in ran.text()
    assert kernel.run("%time 1 + 1").result == "2"


def test_who_lists_the_names_of_the_cells(kernel):
    kernel.run("const whoAmI = [1, 2]")
    assert "whoAmI" in kernel.run("%who").text() and "Array(2)" in kernel.run("%who").text()


def test_a_command_shows_both_its_streams_and_how_it_ended(kernel):
    ran = kernel.run("!echo out; echo err >&2; exit 3\nconst afterShell = 1; afterShell")
    assert ran.text() == "out\n" and "err\n" in ran.text("stderr") and "status 3" in ran.text("stderr")
    assert ran.result == "1"


def test_the_output_of_a_command_comes_while_it_runs(kernel):
    sent = kernel.send("!echo first; read line < fifo; echo $line".replace("!", "!mkfifo fifo; ", 1))
    kernel.wait_for_text("first")
    with open(kernel.options["cwd"] / "fifo", "w") as fifo:
        fifo.write("second\n")
    assert "second" in kernel.finish(sent).text()


def test_an_interrupt_ends_a_command(kernel):
    sent = kernel.send("!echo started; sleep 600")
    kernel.wait_for_text("started")
    kernel.interrupt()
    assert kernel.finish(sent).status == "error"


@pytest.mark.parametrize(
    "code,advice",
    [
        ("print(1)", "console.log"),
        ("import numpy as np", "tf.tensor"),
        ("from tensorflow import keras", "in scope without an import"),
        ("Math.max(units=64)", "as an object"),
        ("const t = True", "`true`"),
        ("const n = None", "`null`"),
        ("[1, 2].shape[0]", "`x.length`"),
        ('const s = f"loss {1}"', "backquotes"),
        ("def f(x):\n  return x", "function name"),
        ("# a comment\n1", "`//`"),
        ("len([1])", "x.length"),
        ("for (const i of range(10)) {}", "Array.from"),
        ("for x in [1, 2]:\n  x", "of list"),
        ("if 1 > 0:\n  1", "in brackets"),
        ("[x * 2 for x in [1]]", "list.filter"),
        ("[1, 2, 3][0:2]", "list.slice"),
        ("1 if True else 2", "`condition ? a : b`"),
        ("[1].append(2)", "list.push"),
        ("str(5)", "String(x)"),
        ("1 > 0 and 2 > 1", "`&&`"),
    ],
)
def test_habits_from_python_get_a_hint(kernel, code, advice):
    traceback = kernel.run(code).traceback
    assert "Hint:" in traceback and advice in traceback


def test_a_square_of_a_tensor_gets_a_hint(library):
    assert "square()" in library.run("tf.tensor1d([1, 2]) ** 2").traceback
