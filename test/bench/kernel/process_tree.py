"""The memory and the work of a process and all its descendants."""

from __future__ import annotations

import time
from dataclasses import dataclass

import psutil

QUIET_SECONDS = 1.5
PATIENCE_SECONDS = 60
MB = 2**20


@dataclass(frozen=True)
class Memory:
    #: What is mapped, in MB; shared pages count for each process.
    rss: float
    #: The same with shared pages divided among the processes that share them, in MB; 0 where the system does not tell.
    pss: float


def processes(pid: int) -> list[psutil.Process]:
    root = psutil.Process(pid)
    return [root, *root.children(recursive=True)]


def memory(pid: int) -> Memory:
    found = [process.memory_full_info() for process in processes(pid)]
    return Memory(sum(m.rss for m in found) / MB, sum(getattr(m, "pss", 0) for m in found) / MB)


def processor_time(pid: int) -> float:
    return sum(sum(process.cpu_times()[:2]) for process in processes(pid))


def wait_until_quiet(pid: int) -> None:
    """Returns when the processes have had nothing to do for a while."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < deadline:
        before = processor_time(pid)
        time.sleep(QUIET_SECONDS)
        if processor_time(pid) - before < 0.02 * QUIET_SECONDS:
            return
