"""A dead front end, a killed thread, a full pipe, a lost server: what happens around the kernel must not end it."""

import os
import signal
import subprocess
import sys
import time

import zmq
from jupyter_client.blocking.client import BlockingKernelClient

from client import Kernel


def test_a_front_end_that_dies_in_the_middle_of_output_is_not_missed():
    with Kernel() as kernel:
        other = BlockingKernelClient(connection_file=kernel.manager.connection_file)
        other.load_connection_file()
        other.start_channels()
        other.wait_for_ready(timeout=30)
        other.execute("for (let i = 0; i < 50_000; i++) console.log('x'.repeat(100))")
        other.stop_channels()
        assert kernel.run("'alive'", timeout=60).result == "'alive'"


def test_a_front_end_that_never_reads_holds_nobody_up():
    with Kernel() as kernel:
        port = kernel.manager.get_connection_info()["iopub_port"]
        deaf = zmq.Context.instance().socket(zmq.SUB)
        deaf.set(zmq.RCVHWM, 1)
        deaf.subscribe(b"")
        deaf.connect(f"tcp://127.0.0.1:{port}")
        ran = kernel.run("for (let i = 0; i < 200_000; i++) console.log('line', i)", timeout=60, allow_stdin=False)
        assert ran.text().endswith("line 199999\n")
        deaf.close(linger=0)


def test_a_log_that_nobody_reads_does_not_stop_the_kernel():
    read, write = os.pipe()
    try:
        with Kernel(stderr=write, stdout=write) as kernel:
            for _ in range(3000):
                kernel.client.shell_channel.socket.send_multipart([b"<IDS|MSG>", b"forged", b"{}", b"{}", b"{}", b"{}"])
            assert kernel.run("1 + 1").result == "2"
    finally:
        os.close(read)
        os.close(write)


def test_a_kernel_whose_server_was_killed_ends():
    program = (
        "from client import Kernel; import time\n"
        "k = Kernel().__enter__()\n"
        "print(k.run('process.pid').result, flush=True); time.sleep(600)"
    )
    server = subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True, cwd=os.path.dirname(__file__))
    pid = int(server.stdout.readline())
    server.send_signal(signal.SIGKILL)
    server.wait()
    deadline = time.monotonic() + 30
    while exists(pid) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert not exists(pid)


def exists(pid: int) -> bool:
    try:
        with open(f"/proc/{pid}/stat") as stat:
            return stat.read().split()[2] != "Z"
    except FileNotFoundError:
        return False


#: Ends a thread of the kernel from within a cell: V8's inspector finds every Worker of the process.
END_THREAD = """%check off
import {{ Session }} from 'node:inspector';
import {{ Worker }} from 'node:worker_threads';
const session = new Session();
session.connect();
const ask = (method, params) => new Promise((done, fail) => session.post(method, params, (error, answer) => (error ? fail(error) : done(answer))));
globalThis.WorkerPrototype = Worker.prototype;
const {{ result }} = await ask('Runtime.evaluate', {{ expression: 'WorkerPrototype' }});
const {{ objects }} = await ask('Runtime.queryObjects', {{ prototypeObjectId: result.objectId }});
const end = 'function () {{ this.find(worker => {{ try {{ return worker.threadId === {thread} }} catch {{}} }}).terminate() }}';
await ask('Runtime.callFunctionOn', {{ objectId: objects.objectId, functionDeclaration: end }});
"""


def test_a_compiler_that_ends_is_started_again_and_knows_the_earlier_cells(kernel):
    kernel.run("const early: number = 1; interface Point { x: number }")
    time.sleep(5)  # a compiler that ends right after its start is not started again
    assert kernel.run(END_THREAD.format(thread=2), timeout=60).status == "ok"
    assert kernel.run("%check on\nconst point: Point = { x: early }; point.x").result == "1"
    assert "TS2322" in kernel.run("const wrong: Point = { x: 'text' }").traceback
    assert "early" in kernel.ask("complete_request", {"code": "earl", "cursor_pos": 4})["content"]["matches"]


def test_without_its_protocol_thread_the_process_ends(kernel):
    kernel.send(END_THREAD.format(thread=1))
    deadline = time.monotonic() + 30
    while kernel.manager.is_alive() and time.monotonic() < deadline:
        time.sleep(0.1)
    assert not kernel.manager.is_alive()
