"""Forged, malformed, huge and out-of-order messages are dropped, and the kernel lives."""

import hashlib
import hmac
import json
import os
import random
import uuid

import pytest
import zmq

from client import Kernel

#: How many messages are sent; the long run sets it to 100,000.
MESSAGES = int(os.environ.get("KERNEL_FUZZ", "3000"))
SEED = int(os.environ.get("KERNEL_FUZZ_SEED", "1"))
DELIMITER = b"<IDS|MSG>"
TYPES = [
    "kernel_info_request", "execute_request", "complete_request", "inspect_request", "is_complete_request", "history_request",
    "comm_info_request", "comm_open", "comm_msg", "comm_close", "connect_request", "input_reply", "debug_request",
    "create_subshell_request", "delete_subshell_request", "list_subshell_request", "status", "__proto__", "constructor", "",
]  # fmt: skip
FIELDS = [
    "code", "cursor_pos", "silent", "store_history", "user_expressions", "allow_stdin", "stop_on_error", "detail_level", "hist_access_type",
    "session", "start", "stop", "n", "pattern", "unique", "output", "raw", "target_name", "comm_id", "data", "value", "subshell_id",
    "command", "arguments", "__proto__", "seq", "type",
]  # fmt: skip
VALUES = [
    None, True, False, 0, -1, 1, 2**53, 1e308, "", "1 + 1", "let x = ;", "Math.", "🙂" * 50, "tail", "range", "search", "*" * 20, [], {}, [[]],
    {"a": {"b": {}}}, {"__proto__": {"polluted": 1}}, "x" * 5000, "(" * 500, "initialize", "\ud800",
]  # fmt: skip


class Fuzzer:
    """Makes messages from one seed, so that a failure can be repeated."""

    def __init__(self, key: bytes, seed: int) -> None:
        self.key = key
        self.random = random.Random(seed)
        self.sent: list[list[bytes]] = []

    def message(self) -> list[bytes]:
        kinds = [self.noise, self.forged, self.not_json, self.not_objects, self.replayed, self.cut, self.many_frames, self.signed_nonsense]
        frames = self.random.choices(kinds, weights=[2, 2, 2, 2, 1, 2, 1, 8])[0]()
        self.sent.append(frames)
        return frames

    def bytes(self, most: int = 200) -> bytes:
        return self.random.randbytes(self.random.randrange(most))

    def sign(self, parts: list[bytes]) -> bytes:
        digest = hmac.new(self.key, digestmod=hashlib.sha256)
        for part in parts[:4]:
            digest.update(part)
        return digest.hexdigest().encode()

    def signed(self, parts: list[bytes]) -> list[bytes]:
        return [DELIMITER, self.sign(parts), *parts]

    def noise(self) -> list[bytes]:
        return [self.bytes() for _ in range(self.random.randrange(1, 9))]

    def forged(self) -> list[bytes]:
        frames = self.signed_nonsense()
        frames[1] = self.random.choice([b"", b"0" * 64, self.bytes(), frames[1][:-1], frames[1].upper() + b"0"])
        return frames

    def not_json(self) -> list[bytes]:
        return self.signed([self.random.choice([b"", b"{", self.bytes(), b"[" * 100_000, b"NaN"]) for _ in range(4)])

    def not_objects(self) -> list[bytes]:
        return self.signed([json.dumps(self.random.choice(VALUES)).encode() for _ in range(4)])

    def replayed(self) -> list[bytes]:
        return self.random.choice(self.sent) if self.sent else self.noise()

    def cut(self) -> list[bytes]:
        frames = self.signed_nonsense()
        return frames[: self.random.randrange(1, len(frames) + 1)]

    def many_frames(self) -> list[bytes]:
        return self.signed_nonsense() + [b""] * self.random.randrange(5000)

    def signed_nonsense(self) -> list[bytes]:
        header = {"msg_id": uuid.UUID(int=self.random.getrandbits(128)).hex, "msg_type": self.random.choice(TYPES), "session": "fuzz", "username": "f", "date": "", "version": "5.3"}
        if self.random.random() < 0.2:
            header[self.random.choice(list(header))] = self.random.choice(VALUES)
        if self.random.random() < 0.1:
            header["subshell_id"] = self.random.choice(VALUES)
        content = {self.random.choice(FIELDS): self.random.choice(VALUES) for _ in range(self.random.randrange(6))}
        return self.signed([json.dumps(part).encode() for part in (header, {}, {}, content)])


@pytest.mark.parametrize("channel", ["shell", "control", "stdin"])
def test_the_kernel_survives(channel):
    with Kernel() as kernel:
        kernel.run("const kept = 'still here'")
        connection = kernel.manager.get_connection_info()
        fuzzer = Fuzzer(connection["key"], SEED)
        context = zmq.Context.instance()
        socket = context.socket(zmq.DEALER)
        socket.linger = 0
        socket.connect(f"tcp://{connection['ip']}:{connection[f'{channel}_port']}")
        for _ in range(MESSAGES // 3):
            socket.send_multipart(fuzzer.message())
            while socket.poll(0):
                socket.recv_multipart()
        socket.close()
        assert kernel.ask("kernel_info_request", {}, timeout=120)["content"]["status"] == "ok"
        assert kernel.run("kept", timeout=120).result == "'still here'"
        assert kernel.run("({} as any).polluted === undefined").result == "true"
