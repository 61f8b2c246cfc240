"""A small client for tests: runs cells over real ZeroMQ and gives back what the kernel said."""

from __future__ import annotations

import re
import time
from dataclasses import dataclass, field
from typing import Any

from jupyter_client.manager import start_new_kernel

TIMEOUT = 30
ANSI = re.compile(r"\x1b\[[0-9;]*m")


@dataclass
class Ran:
    """One executed cell: its reply and everything published for it until idle."""

    reply: dict[str, Any]
    messages: list[dict[str, Any]] = field(default_factory=list)

    @property
    def status(self) -> str:
        return self.reply["content"]["status"]

    def of(self, msg_type: str) -> list[dict[str, Any]]:
        return [m["content"] for m in self.messages if m["msg_type"] == msg_type]

    def text(self, name: str = "stdout") -> str:
        return "".join(c["text"] for c in self.of("stream") if c["name"] == name)

    @property
    def result(self) -> str | None:
        results = self.of("execute_result")
        return results[0]["data"]["text/plain"] if results else None

    @property
    def data(self) -> dict[str, Any]:
        return self.of("execute_result")[0]["data"]

    @property
    def traceback(self) -> str:
        return ANSI.sub("", "\n".join(self.of("error")[0]["traceback"]))


class Kernel:
    def __init__(self, name: str = "epochlab-test", **options: Any) -> None:
        self.options = {"kernel_name": name, "startup_timeout": 60, **options}

    def __enter__(self) -> Kernel:
        self.manager, self.client = start_new_kernel(**self.options)
        return self

    def __exit__(self, *_: object) -> None:
        self.client.stop_channels()
        if self.manager.is_alive():
            self.manager.shutdown_kernel()

    def send(self, code: str, **options: Any) -> str:
        return self.client.execute(code, **options)

    def ask(self, msg_type: str, content: dict[str, Any], channel: str = "shell", timeout: float = TIMEOUT) -> dict[str, Any]:
        """Sends a request and waits for its reply."""
        message = self.client.session.msg(msg_type, content)
        getattr(self.client, f"{channel}_channel").send(message)
        return self.reply(message["header"]["msg_id"], channel, timeout)

    def reply(self, msg_id: str, channel: str = "shell", timeout: float = TIMEOUT) -> dict[str, Any]:
        deadline = time.monotonic() + timeout
        while True:
            message = getattr(self.client, f"get_{channel}_msg")(timeout=max(0.01, deadline - time.monotonic()))
            if message["parent_header"].get("msg_id") == msg_id:
                return message

    def outputs(self, msg_id: str, timeout: float = TIMEOUT) -> list[dict[str, Any]]:
        """What is published for a message, from busy to idle."""
        messages = []
        deadline = time.monotonic() + timeout
        while True:
            message = self.client.get_iopub_msg(timeout=max(0.01, deadline - time.monotonic()))
            if message["parent_header"].get("msg_id") != msg_id:
                continue
            if message["msg_type"] != "status":
                messages.append(message)
            elif message["content"]["execution_state"] == "idle":
                return messages

    def finish(self, msg_id: str, timeout: float = TIMEOUT) -> Ran:
        reply = self.reply(msg_id, timeout=timeout)
        return Ran(reply, self.outputs(msg_id, timeout))

    def run(self, code: str, timeout: float = TIMEOUT, **options: Any) -> Ran:
        return self.finish(self.send(code, **options), timeout)

    def wait_for_text(self, text: str, timeout: float = TIMEOUT) -> dict[str, Any]:
        """The stream message with which `text` arrives."""
        deadline = time.monotonic() + timeout
        while True:
            message = self.client.get_iopub_msg(timeout=max(0.01, deadline - time.monotonic()))
            if message["msg_type"] == "stream" and text in message["content"]["text"]:
                return message

    def interrupt(self) -> None:
        self.ask("interrupt_request", {}, "control")
