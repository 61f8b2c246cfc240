"""A kernel over real ZeroMQ, seen through jupyter_client, and the times at which its messages arrive."""

from __future__ import annotations

import subprocess
import time
from dataclasses import dataclass, field
from typing import Any

import zmq
from jupyter_client.manager import KernelManager

TIMEOUT = 120


@dataclass
class Cell:
    """What came back for one cell, in milliseconds after it was sent."""

    reply: float
    idle: float | None
    content: dict[str, Any]
    outputs: list[dict[str, Any]] = field(default_factory=list)

    @property
    def took(self) -> float:
        return max(self.reply, self.idle or 0)

    @property
    def text(self) -> str:
        return "".join(m["content"]["text"] for m in self.outputs if m["msg_type"] == "stream")


class Kernel:
    """Starts a kernel and waits for its first answer; `started_in` says how long that took."""

    def __init__(self, name: str) -> None:
        context = zmq.Context()
        # Defaults would add up to 100 ms of the client's own waiting, and lose output that comes fast.
        for option, value in ((zmq.RECONNECT_IVL, 10), (zmq.LINGER, 0), (zmq.RCVHWM, 0)):
            context.setsockopt(option, value)
        self.manager = KernelManager(kernel_name=name, context=context)
        self.started = time.perf_counter()
        self.manager.start_kernel(stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.client = self.manager.client()
        self.client.start_channels(hb=False)
        self.ask("kernel_info_request", {})
        self.started_in = self.age

    def __enter__(self) -> Kernel:
        return self

    def __exit__(self, *_: object) -> None:
        self.client.stop_channels()
        self.manager.shutdown_kernel(now=True)

    @property
    def age(self) -> float:
        return (time.perf_counter() - self.started) * 1000

    @property
    def pid(self) -> int:
        return self.manager.provisioner.process.pid

    def subscribe(self) -> None:
        """Waits until nothing that is published is missed any more."""
        while not self.client.iopub_channel.socket.poll(50):
            self.ask("kernel_info_request", {})
        while self.client.iopub_channel.socket.poll(50):
            self.client.get_iopub_msg()

    def ask(self, kind: str, content: dict[str, Any]) -> tuple[float, dict[str, Any]]:
        """The reply to a request, and when it came."""
        message = self.client.session.msg(kind, content)
        sent = time.perf_counter()
        self.client.shell_channel.send(message)
        while True:
            reply = self.client.get_shell_msg(timeout=TIMEOUT)
            if reply["parent_header"].get("msg_id") == message["header"]["msg_id"]:
                return (time.perf_counter() - sent) * 1000, reply["content"]

    def complete(self, code: str) -> tuple[float, list[str]]:
        took, content = self.ask("complete_request", {"code": code, "cursor_pos": len(code)})
        return took, content.get("matches", [])

    def send(self, code: str) -> str:
        return self.client.execute(code)

    def run(self, code: str, patience: float = TIMEOUT) -> Cell:
        """A cell from its sending to the later of its reply and its idle status, or for so many seconds."""
        sent = time.perf_counter()
        return self.finish(self.send(code), sent, patience)

    def finish(self, request: str, sent: float, patience: float = TIMEOUT) -> Cell:
        poller = zmq.Poller()
        channels = {c.socket: c for c in (self.client.shell_channel, self.client.iopub_channel)}
        for socket in channels:
            poller.register(socket, zmq.POLLIN)
        reply, idle, content, outputs = None, None, {}, []
        while reply is None or idle is None:
            ready = poller.poll(1000)
            now = (time.perf_counter() - sent) * 1000
            if not ready and now > patience * 1000:
                break
            for socket, _ in ready:
                message = channels[socket].get_msg()
                if message["parent_header"].get("msg_id") != request:
                    continue
                if message["msg_type"] == "execute_reply":
                    reply, content = now, message["content"]
                elif message["content"].get("execution_state") == "idle":
                    idle = now
                else:
                    outputs.append(message)
        if reply is None:
            raise TimeoutError(f"No reply within {patience} s")
        return Cell(reply, idle, content, outputs)

    def must_run(self, code: str) -> Cell:
        cell = self.run(code)
        if cell.content["status"] != "ok":
            raise RuntimeError(f"The cell {code!r} failed: {cell.content} {cell.outputs}")
        return cell
