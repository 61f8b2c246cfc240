"""Nothing is lost and nothing is misplaced."""

import pytest


@pytest.fixture(scope="module")
def kernel(shared_kernel):
    shared_kernel.run("const sleep = (ms: number) => new Promise(done => setTimeout(done, ms));")
    return shared_kernel


def test_a_hundred_thousand_lines_arrive_in_order(kernel):
    ran = kernel.run("for (let i = 0; i < 100_000; i++) console.log(i)", timeout=60, allow_stdin=False)
    assert ran.text().split("\n")[:-1] == [str(i) for i in range(100_000)]


def test_one_huge_text_arrives_whole(kernel):
    ran = kernel.run("process.stdout.write('ä€🙂'.repeat(500_000)); 0", timeout=60, allow_stdin=False)
    assert ran.text() == "ä€🙂" * 500_000


def test_streams_keep_their_order(kernel):
    ran = kernel.run("for (let i = 0; i < 5; i++) { console.log('out', i); console.error('err', i); display(i); }")
    seen = [c.get("text") or c["data"]["text/plain"] for c in (m["content"] for m in ran.messages[1:])]
    assert "".join(seen) == "".join(f"out {i}\nerr {i}\n{i}" for i in range(5))


def test_output_of_a_timer_goes_to_the_cell_that_started_it(kernel):
    first = kernel.run("setTimeout(() => console.log('late'), 100); 0")
    kernel.send("await sleep(200)")
    late = kernel.wait_for_text("late")
    assert late["parent_header"]["msg_id"] == first.reply["parent_header"]["msg_id"]


def test_output_of_a_promise_goes_to_the_cell_that_started_it(kernel):
    first = kernel.run("sleep(100).then(() => console.log('later')); 0")
    kernel.send("await sleep(200)")
    later = kernel.wait_for_text("later")
    assert later["parent_header"]["msg_id"] == first.reply["parent_header"]["msg_id"]


def test_output_of_child_processes_reaches_the_cell_in_order(kernel):
    ran = kernel.run(
        """
        import { spawnSync } from 'node:child_process';
        console.log('before');
        spawnSync('sh', ['-c', 'echo child; echo problem >&2'], { stdio: 'inherit' });
        console.log('after');
        """
    )
    assert ran.text() == "before\nchild\nafter\n"
    assert ran.text("stderr") == "problem\n"


def test_output_of_native_code_reaches_the_cell(kernel):
    ran = kernel.run("import { writeSync } from 'node:fs'; writeSync(1, 'native\\n'); writeSync(2, 'warning\\n'); 0")
    assert (ran.text(), ran.text("stderr")) == ("native\n", "warning\n")


@pytest.mark.parametrize(
    "code",
    [
        "setTimeout(() => { throw new Error('unique') }); await sleep(50)",
        "Promise.reject(new Error('unique')); await sleep(50)",
        "process.nextTick(() => { throw new Error('unique') }); await sleep(50)",
        "import { EventEmitter } from 'node:events'; new EventEmitter().emit('error', new Error('unique'))",
        "require('unique-missing-package')",
        "process.exit(3) /* unique */",
        "null.unique",
        "throw 'unique'",
        "throw { unique: { toString() { throw new Error() } } }",
        "throw Object.assign(new Error('unique'), { stack: 5 })",
        "throw new Proxy({ unique: 1 }, { get() { throw new Error('trap') } })",
        "throw new Proxy({ unique: 1 }, { getPrototypeOf() { throw new Error('trap') } })",
        "throw Object.defineProperty(new Error('unique'), 'stack', { get() { throw new Error('getter') } })",
        "throw Object.defineProperty(new RangeError(), 'message', { get() { throw new Error('getter') } }) /* unique */",
        "const many = new AggregateError([], 'unique'); many.errors.push(many); throw many",
        "process.removeAllListeners(); setTimeout(() => { throw new Error('unique') }); await sleep(50)",
        "process.once('uncaughtException', error => { console.error(error.message); process.exit(1) }); setTimeout(() => { throw new Error('unique') }); await sleep(50)",
    ],
)
def test_an_error_anywhere_is_shown_and_the_kernel_lives(kernel, code):
    ran = kernel.run("%check off\n" + code)
    shown = ran.text("stderr") + (ran.traceback if ran.of("error") else "")
    assert "unique" in shown
    assert kernel.run("1 + 1").result == "2"


def test_a_throwing_cell_keeps_the_declarations_made_before_the_throw(kernel):
    assert kernel.run("const early = 1; throw new Error('stop'); const late = 2;").status == "error"
    assert kernel.run("early").result == "1"


def test_run_all_stops_at_the_error_and_says_so(kernel):
    ids = [kernel.send(code) for code in ("1", "throw new Error('stop')", "2", "3")]
    assert [kernel.reply(i)["content"]["status"] for i in ids] == ["ok", "error", "aborted", "aborted"]
    assert kernel.run("4").status == "ok"


def test_without_stop_on_error_the_rest_runs(kernel):
    ids = [kernel.send(code, stop_on_error=False) for code in ("throw new Error('go on')", "2")]
    assert [kernel.reply(i)["content"]["status"] for i in ids] == ["error", "ok"]


def test_clear_output_and_updates(kernel):
    ran = kernel.run("const handle = display('one', { displayId: 'shown' }); handle.update('two'); clearOutput({ wait: true })")
    [shown], [updated] = ran.of("display_data"), ran.of("update_display_data")
    assert shown["transient"] == updated["transient"] == {"display_id": "shown"}
    assert updated["data"]["text/plain"] == "'two'"
    assert ran.of("clear_output") == [{"wait": True}]


@pytest.mark.parametrize("end, status", [("", "ok"), ("; throw new Error('stop')", "error")])
def test_what_a_library_shows_at_the_end_of_a_cell_belongs_to_that_cell(kernel, end, status):
    host = "(globalThis as any)[Symbol.for('epochlab.notebook')]"
    bundle = "{ 'text/plain': 'last' }"
    ran = kernel.run(f"const end = {host}.onCellEnd(() => {{ {host}.display({bundle}); end.dispose() }}){end}")
    assert ran.status == status
    assert [shown["data"] for shown in ran.of("display_data")] == [{"text/plain": "last"}]
    assert kernel.run("1").of("display_data") == []


def test_a_handle_of_what_is_shown_already_is_no_result(kernel):
    assert kernel.run("({ [Symbol.for('epochlab.shown')]: true, update() {} })").of("execute_result") == []


def test_a_listener_of_uncaught_errors_is_told_in_place_of_the_reader(kernel):
    ran = kernel.run("process.once('uncaughtException', error => console.log('mine', error.message)); setTimeout(() => { throw new Error('x') }); await sleep(50)")
    assert (ran.text(), ran.text("stderr")) == ("mine x\n", "")


def test_a_character_may_be_written_in_pieces_and_text_in_any_encoding(kernel):
    ran = kernel.run("const bytes = Buffer.from('é🙂'); for (const byte of bytes) process.stdout.write(Buffer.of(byte)); process.stdout.write('2b2b', 'hex'); process.stdout.end('last')")
    assert ran.text() == "é🙂++last"


def test_a_pipeline_into_stdout_ends_and_leaves_it_open(kernel):
    ran = kernel.run("import { pipeline } from 'node:stream/promises'; import { Readable } from 'node:stream'; await pipeline(Readable.from(['piped ']), process.stdout); console.log('open')")
    assert ran.text() == "piped open\n"


def test_console_trace_names_what_it_traces(kernel):
    assert kernel.run("console.trace('here %d', 5)").text("stderr").startswith("Trace: here 5\n    at ")


def test_halves_of_a_surrogate_pair_leave_a_notebook_that_can_be_saved(kernel):
    ran = kernel.run("display({ 'text/plain': '\\ud83d' }, { raw: true }); throw new Error('\\ud83d and \\\\ud83d')")
    assert ran.of("display_data")[0]["data"]["text/plain"] == "\ufffd"
    assert ran.of("error")[0]["evalue"] == "\ufffd and \\ud83d"


def test_a_handle_at_the_end_of_a_cell_is_not_shown_beside_its_value(kernel):
    assert [m["msg_type"] for m in kernel.run("display(5)").messages] == ["execute_input", "display_data"]
