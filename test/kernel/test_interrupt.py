"""An interrupt stops whatever runs, and everything that the user made is kept."""

import os
import time

import pytest

#: How often each case is repeated in the same kernel; the long run sets it to 100.
TIMES = int(os.environ.get("KERNEL_INTERRUPTS", "2"))
#: In seconds. The long run, on a machine that does nothing else, sets it to 1, as promised.
LIMIT = float(os.environ.get("KERNEL_INTERRUPT_LIMIT", "5"))

SLEEP = "const sleep = (ms: number) => new Promise(done => setTimeout(done, ms));"

CASES = {
    "an endless loop": "console.log('started'); while (true) {}",
    "Atomics.wait": "console.log('started'); Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);",
    "an endless await": "console.log('started'); await new Promise(() => {});",
    "a long sleep": "console.log('started'); await sleep(1e6);",
    "an async loop": "console.log('started'); while (true) await sleep(1);",
    "a loop after an await": "await sleep(1); console.log('started'); while (true) {}",
    "a loop of awaits that never yields": "console.log('started'); while (true) await 0;",
    "a loop in a timer": "setTimeout(() => { console.log('started'); while (true) {} }); await sleep(1e6);",
    "a loop that swallows every error": "console.log('started'); while (true) { try { await sleep(1) } catch {} }",
    "a loop that prints": "console.log('started'); while (true) console.log('x'.repeat(1000));",
    "a library's loop on timers": "console.log('started'); await Function(`return (async () => { for (;;) await new Promise(setImmediate); })()`)();",
    "a library's loop on promises": "console.log('started'); await Function(`return (async () => { for (;;) await 0; })()`)();",
    "for await": "async function* ticks() { for (;;) { await sleep(1); yield 1; } }\nconsole.log('started'); for await (const tick of ticks()) {}",
    "a child process that is waited for": "import { execSync } from 'node:child_process'; console.log('started'); execSync('sleep 1000; true');",
    "a loop that swallows the end of its children": "import { spawnSync } from 'node:child_process'; console.log('started'); for (;;) spawnSync('sleep', ['1000']);",
    "a thrown value that never ends to tell of itself": "throw Object.defineProperty(new Error(), 'message', { get() { console.log('started'); for (;;); } });",
    "a question": "console.log('started'); await input('? ');",
}


@pytest.fixture(scope="module")
def kernel(shared_kernel):
    shared_kernel.run(f"{SLEEP} let counter = 0; const kept = new Map([['answer', 42]]);")
    return shared_kernel


@pytest.mark.parametrize("code", CASES.values(), ids=CASES.keys())
def test_stops_and_keeps_every_variable(kernel, code):
    for _ in range(TIMES):
        before = int(kernel.run("counter += 1; counter").result)
        msg_id = kernel.send(code, allow_stdin=True)
        kernel.wait_for_text("started")
        kernel.interrupt()
        reply = kernel.reply(msg_id, timeout=LIMIT)
        assert reply["content"]["ename"] == "Interrupted"
        kernel.outputs(msg_id)
        assert kernel.run("kept.get('answer')").result == "42"
        assert kernel.run("counter").result == str(before)


def test_finally_blocks_of_awaited_code_run_and_may_await(kernel):
    msg_id = kernel.send(
        """
        async function work() { try { await sleep(1e6) } finally { await sleep(5); console.log('cleaned') } }
        try { console.log('started'); await work() } finally { console.log('left') }
        """
    )
    kernel.wait_for_text("started")
    kernel.interrupt()
    assert "cleaned\nleft" in kernel.finish(msg_id).text()


def test_an_interrupt_stops_the_cells_that_wait(kernel):
    first, second = kernel.send("console.log('started'); await sleep(1e6)"), kernel.send("1")
    kernel.wait_for_text("started")
    kernel.interrupt()
    statuses = {m["parent_header"]["msg_id"]: m["content"]["status"] for m in (kernel.client.get_shell_msg(timeout=10) for _ in range(2))}
    assert statuses == {first: "error", second: "aborted"}
    kernel.run("1")


def test_code_that_heeds_the_signal_ends_in_its_own_way(kernel):
    msg_id = kernel.send(
        """
        const signal: AbortSignal = (globalThis as any)[Symbol.for('epochlab.notebook')].interruptSignal();
        const history: number[] = [];
        const partial = await Function('signal', 'history', `return (async () => {
          while (!signal.aborted) { history.push(history.length); await new Promise(done => setTimeout(done, 1)); }
          return history;
        })()`)(signal, history);
        console.log('started');
        """
    )
    time.sleep(0.3)
    kernel.interrupt()
    assert kernel.finish(msg_id).reply["content"]["ename"] == "Interrupted"
    assert kernel.run("partial === history && history.length > 0").result == "true"


def test_a_loop_left_behind_by_a_finished_cell_is_stopped_for_good(kernel):
    kernel.run("let ticks = 0; setInterval(() => { ticks++; console.log('stuck'); while (true) {} }, 10); 0")
    kernel.wait_for_text("stuck")
    kernel.interrupt()
    assert kernel.run("await sleep(50); ticks", timeout=10).result == "1"


def test_an_interrupt_of_an_idle_kernel_does_nothing(kernel):
    kernel.interrupt()
    assert kernel.run("await sleep(10); 'alive'").result == "'alive'"


def test_a_signal_interrupts_like_the_message(kernel):
    ran = kernel.run("process.kill(process.pid, 'SIGINT'); await sleep(1e6)", timeout=LIMIT)
    assert ran.reply["content"]["ename"] == "Interrupted"


def test_an_expression_of_the_front_end_that_never_ends_is_stopped(kernel):
    msg_id = kernel.send("1", user_expressions={"loop": "({ _repr_html_() { console.log('started'); for (;;); } })"})
    kernel.wait_for_text("started")
    kernel.interrupt()
    assert kernel.reply(msg_id, timeout=LIMIT)["content"]["user_expressions"]["loop"]["status"] == "error"
