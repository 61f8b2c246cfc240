"""A page is given no more of a cell's output than it can draw; whoever runs without a page gets everything."""

import re
from pathlib import Path

LIMIT = 300_000


def size(ran):
    return sum(len(str(message["content"])) for message in ran.messages)


def summary(ran):
    return (ran.of("update_display_data") or ran.of("display_data"))[-1]["data"]


def test_a_page_gets_the_beginning_and_the_end_and_the_whole_text_is_kept(shared_kernel):
    ran = shared_kernel.run("for (let i = 0; i < 50_000; i++) console.log('line', i)", allow_stdin=True)
    assert ran.text().startswith("line 0\nline 1\n") and size(ran) < LIMIT
    said = summary(ran)
    assert said["text/plain"].endswith("line 49998\nline 49999")
    assert "lines (" in said["text/plain"] and "<pre>" in said["text/html"]
    whole = Path(re.search(r"(/\S+\.txt)", said["text/plain"])[1]).read_text()
    assert whole.splitlines() == [f"line {i}" for i in range(50_000)]


def test_the_last_lines_are_without_the_colours_of_a_terminal(shared_kernel):
    ran = shared_kernel.run("for (let i = 0; i < 20_000; i++) console.log('line \\x1b[33m' + i + '\\x1b[39m')", allow_stdin=True)
    assert summary(ran)["text/plain"].endswith("line 19998\nline 19999") and "\x1b" not in summary(ran)["text/html"]


def test_one_long_line_is_cut_too(shared_kernel):
    ran = shared_kernel.run("console.log('x'.repeat(5e6))", allow_stdin=True)
    assert size(ran) < LIMIT and "not shown" in summary(ran)["text/plain"]


def test_so_are_thousands_of_displays(shared_kernel):
    ran = shared_kernel.run("for (let i = 0; i < 3_000; i++) display(i)", allow_stdin=True)
    assert len(ran.messages) < 250
    assert "2,800 outputs of this cell are not shown" in summary(ran)["text/plain"]


def test_without_a_page_nothing_is_left_out(shared_kernel):
    ran = shared_kernel.run("for (let i = 0; i < 50_000; i++) console.log('line', i)\nfor (let i = 0; i < 300; i++) display(i)", allow_stdin=False)
    assert ran.text().splitlines() == [f"line {i}" for i in range(50_000)]
    assert len(ran.of("display_data")) == 300


def test_what_a_page_can_draw_is_as_it_was_printed(shared_kernel):
    ran = shared_kernel.run("console.log('a\\nb'); display(1); console.log('c')", allow_stdin=True)
    assert [m["msg_type"] for m in ran.messages] == ["execute_input", "stream", "display_data", "stream"]


def test_endless_printing_is_stopped(kernel):
    message = kernel.send("let i = 0; while (true) console.log('epoch', i++)", allow_stdin=True)
    kernel.wait_for_text("epoch 1000")
    kernel.interrupt()
    ran = kernel.finish(message)
    assert ran.reply["content"]["ename"] == "InterruptError" or ran.status == "error"
    assert kernel.run("1").result == "1"


def test_so_are_endless_displays(kernel):
    message = kernel.send("let n = 0; while (true) display(n++)", allow_stdin=True)
    while kernel.client.get_iopub_msg(timeout=30)["msg_type"] != "update_display_data":
        pass
    kernel.interrupt()
    assert kernel.finish(message).status == "error"
    assert kernel.run("n > 200").result == "true"


def test_an_output_that_changes_without_end_is_drawn_now_and_then_and_its_last_state_always(shared_kernel):
    ran = shared_kernel.run("const shown = display(0); for (let i = 1; i <= 20_000; i++) shown.update(i)", allow_stdin=True)
    updates = ran.of("update_display_data")
    assert len(updates) < 100 and updates[-1]["data"]["text/plain"] == "20000"


def test_updates_of_outputs_that_are_not_shown_are_not_sent(shared_kernel):
    ran = shared_kernel.run("for (let i = 0; i < 3_000; i++) display(i).update(-i)", allow_stdin=True)
    assert len(ran.messages) < 450
