"""What running a lesson costs: seconds, and the most memory that its kernel had at a time."""

import threading
import time
from dataclasses import dataclass
from pathlib import Path

BETWEEN_LOOKS = 0.5  # seconds


@dataclass
class Cost:
    lesson: str
    seconds: float
    peak_megabytes: float | None


def parent_of(process):
    """The number of a process's parent; None when it has ended meanwhile."""
    try:
        return int((process / "stat").read_text().rpartition(")")[2].split()[1])
    except (OSError, IndexError, ValueError):
        return None


def kernels():
    """The processes that run a kernel for this one, directly or through a launcher."""
    parents = {int(entry.name): parent_of(entry) for entry in Path("/proc").glob("[0-9]*")}
    family = {int(Path("/proc/self").resolve().name)}
    while more := {child for child, parent in parents.items() if parent in family} - family:
        family |= more
    return family - {int(Path("/proc/self").resolve().name)}


def peak_of(process):
    """The most memory that a process has had, in MB: Linux keeps it as VmHWM."""
    try:
        status = Path(f"/proc/{process}/status").read_text()
    except OSError:
        return 0.0
    found = [line.split()[1] for line in status.splitlines() if line.startswith("VmHWM")]
    return int(found[0]) / 1000 if found else 0.0


class Watch:
    """Looks at the kernel while a lesson runs: `with Watch(name) as watch: ...`, then `watch.cost`."""

    def __init__(self, lesson):
        self.lesson, self.peak, self.ended = lesson, 0.0, threading.Event()

    def look(self):
        while not self.ended.wait(BETWEEN_LOOKS):
            self.peak = max([self.peak, *map(peak_of, kernels())])

    def __enter__(self):
        self.started = time.monotonic()
        if Path("/proc/self/stat").exists():
            self.thread = threading.Thread(target=self.look, daemon=True)
            self.thread.start()
        return self

    def __exit__(self, *error):
        self.ended.set()
        self.cost = Cost(self.lesson, time.monotonic() - self.started, self.peak or None)


def table(costs):
    """The lines of the table that a run of the tests ends with."""
    yield f"{'lesson':<42}{'seconds':>9}{'peak memory':>14}"
    for cost in costs:
        memory = "not known" if cost.peak_megabytes is None else f"{cost.peak_megabytes:.0f} MB"
        yield f"{cost.lesson:<42}{cost.seconds:>9.0f}{memory:>14}"
    yield f"{'all':<42}{sum(cost.seconds for cost in costs):>9.0f}"
