"""What the protocol asks beyond the conformance suite."""

import time
from queue import Empty

import pytest

from client import Kernel


@pytest.fixture(scope="module")
def kernel(shared_kernel):
    return shared_kernel


def test_kernel_info_is_complete(kernel):
    info = kernel.ask("kernel_info_request", {})["content"]
    assert info["status"] == "ok"
    assert info["language_info"]["name"] == "typescript"
    assert kernel.run("process.versions.node").result.strip("'") in info["banner"]
    assert "kernel subshells" in info["supported_features"]


def test_silent_cells_publish_nothing_and_are_not_counted(kernel):
    count = kernel.run("0").reply["content"]["execution_count"]
    ran = kernel.run("console.log('seen'); 1 + 1", silent=True)
    assert ran.of("execute_input") == ran.of("execute_result") == []
    assert kernel.run("0").reply["content"]["execution_count"] == count + 1


def test_store_history_false_is_shown_and_not_counted(kernel):
    count = kernel.run("0").reply["content"]["execution_count"]
    ran = kernel.run("'shown'", store_history=False)
    assert ran.result == "'shown'"
    assert ran.reply["content"]["execution_count"] == count


def test_user_expressions_have_results_and_errors_of_their_own(kernel):
    ran = kernel.run("const seven = 7", user_expressions={"good": "seven * 6", "bad": "nowhere"})
    answers = ran.reply["content"]["user_expressions"]
    assert answers["good"]["data"]["text/plain"] == "42"
    assert answers["bad"]["status"] == "error" and "nowhere" in answers["bad"]["evalue"]


@pytest.mark.parametrize(("options", "password"), [("", False), (", { password: true }", True)])
def test_input_asks_the_user(kernel, options, password):
    msg_id = kernel.send(f"const name = await input('name? '{options}); name.length", allow_stdin=True)
    question = kernel.client.get_stdin_msg(timeout=10)["content"]
    assert question == {"prompt": "name? ", "password": password}
    kernel.client.input("Grace")
    assert kernel.finish(msg_id).result == "5"


def test_input_without_stdin_says_why_it_cannot(kernel):
    ran = kernel.run("await input('name? ')", allow_stdin=False)
    assert "allow_stdin" in ran.reply["content"]["evalue"]


def test_an_unknown_request_gets_an_error_reply(kernel):
    reply = kernel.ask("unheard_of_request", {})
    assert reply["msg_type"] == "unheard_of_reply"
    assert reply["content"]["status"] == "error"
    assert "unheard_of_request" in reply["content"]["evalue"]


def test_a_malformed_request_is_told_what_was_expected(kernel):
    reply = kernel.ask("execute_request", {"code": 5})["content"]
    assert reply["status"] == "error"
    assert "'code' to be a string" in reply["evalue"]


def test_requests_are_answered_while_a_cell_is_busy(kernel):
    msg_id = kernel.send("console.log('started'); const until = Date.now() + 1500; while (Date.now() < until) {}")
    kernel.wait_for_text("started")
    began = time.monotonic()
    assert kernel.ask("kernel_info_request", {})["content"]["status"] == "ok"
    assert "floor" in kernel.ask("complete_request", {"code": "Math.fl", "cursor_pos": 7})["content"]["matches"]
    assert kernel.ask("comm_info_request", {})["content"]["comms"] == {}
    assert time.monotonic() - began < 1
    kernel.finish(msg_id)


def test_completion_counts_in_code_points(kernel):
    content = kernel.ask("complete_request", {"code": "const s = '🙂🙂'; Math.fl", "cursor_pos": 23})["content"]
    assert "floor" in content["matches"]
    assert (content["cursor_start"], content["cursor_end"]) == (21, 23)
    [floor] = [m for m in content["metadata"]["_jupyter_types_experimental"] if m["text"] == "floor"]
    assert floor["type"] in ("function", "method")


def test_history_is_kept_across_sessions(kernel):
    kernel.run("'first session, a marker'")
    with Kernel() as second:
        query = {"hist_access_type": "search", "pattern": "*a marker*", "output": True, "raw": True}
        [session, _line, [code, output]] = second.ask("history_request", query)["content"]["history"][-1]
        assert (code, output) == ("'first session, a marker'",) * 2
        second.run("2")
        tail = second.ask("history_request", {"hist_access_type": "tail", "n": 1, "output": False, "raw": True})
        assert tail["content"]["history"][0][0] > session


def test_subshells_run_while_the_main_shell_awaits(kernel):
    created = kernel.ask("create_subshell_request", {}, "control")["content"]["subshell_id"]
    assert kernel.ask("list_subshell_request", {}, "control")["content"]["subshell_id"] == [created]
    kernel.run("let released: () => void = () => {}")
    main = kernel.send("await new Promise<void>(done => { released = done; console.log('waiting') }); 'main'")
    kernel.wait_for_text("waiting")
    message = kernel.client.session.msg("execute_request", {"code": "released(); 'sub'", "silent": False, "allow_stdin": False})
    message["header"]["subshell_id"] = created
    kernel.client.shell_channel.send(message)
    replies = [kernel.client.get_shell_msg(timeout=10)["content"]["status"] for _ in range(2)]
    assert replies == ["ok", "ok"]
    kernel.outputs(main)
    assert kernel.ask("delete_subshell_request", {"subshell_id": created}, "control")["content"]["status"] == "ok"
    assert kernel.ask("delete_subshell_request", {"subshell_id": created}, "control")["content"]["status"] == "error"


def test_shutdown_by_message_ends_the_process(kernel):
    with Kernel() as other:
        reply = other.ask("shutdown_request", {"restart": False}, "control")
        assert reply["content"] == {"status": "ok", "restart": False}
        deadline = time.monotonic() + 5
        while other.manager.is_alive() and time.monotonic() < deadline:
            time.sleep(0.05)
        assert not other.manager.is_alive()


def test_shutdown_ends_a_kernel_that_is_stuck(kernel):
    with Kernel() as other:
        other.send("console.log('started'); while (true) {}")
        other.wait_for_text("started")
        other.ask("shutdown_request", {"restart": False}, "control")
        deadline = time.monotonic() + 5
        while other.manager.is_alive() and time.monotonic() < deadline:
            time.sleep(0.05)
        assert not other.manager.is_alive()


def test_restart_forgets_everything(kernel):
    with Kernel() as other:
        other.run("const gone = 1")
        other.manager.restart_kernel(now=False)
        other.client.wait_for_ready(timeout=30)
        assert other.run("typeof gone === 'undefined'").status in ("ok", "error")
        assert other.run("const gone = 2; gone").result == "2"


def test_every_message_has_its_idle(kernel):
    ids = [kernel.client.session.msg("kernel_info_request", {}) for _ in range(20)]
    for message in ids:
        kernel.client.shell_channel.send(message)
    for message in ids:
        kernel.outputs(message["header"]["msg_id"], timeout=5)
    for message in ids:
        kernel.reply(message["header"]["msg_id"])


def test_names_of_the_scope_module_are_there_and_may_be_redeclared():
    with Kernel("epochlab-test-scope") as scoped:
        assert scoped.run("twice(answer)").result == "84"
        inspected = scoped.ask("inspect_request", {"code": "twice", "cursor_pos": 3, "detail_level": 0})["content"]
        assert "Doubles a number" in inspected["data"]["text/plain"]
        assert scoped.run("const answer = 'mine'; answer").result == "'mine'"
        assert scoped.run("twice(4)").result == "8"


def test_no_reply_is_left_over(kernel):
    with pytest.raises(Empty):
        kernel.client.get_shell_msg(timeout=0.2)
