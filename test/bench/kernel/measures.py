"""What is measured of a kernel; each measure starts one of its own. Times in milliseconds, sizes in MB."""

from __future__ import annotations

import time
from statistics import median, quantiles

from client import Kernel
from languages import EVERYWHERE, LANGUAGES
from process_tree import memory, wait_until_quiet

LINES = 10_000
COMPLETIONS = 20
BUSY_SECONDS = 3


def start(name: str) -> dict[str, float]:
    """From starting the process to its first answer, and to the first result that uses `tf`."""
    language = LANGUAGES[name]
    with Kernel(name) as kernel:
        reply = kernel.ask("execute_request", execute(f"{language.import_tf}\n{language.use_tf}"))[1]
        first_result = kernel.age
        assert reply["status"] == "ok", reply
        return {"kernelInfo": kernel.started_in, "firstResult": first_result}


def cells(name: str, count: int) -> dict[str, float]:
    """New cells with `tf` in scope."""
    language = LANGUAGES[name]
    with Kernel(name) as kernel:
        kernel.subscribe()
        kernel.must_run(language.import_tf)
        kernel.must_run(language.use_tf)
        took = [kernel.must_run(language.cell(i)).took for i in range(count)]
        if language.mistake:
            reply = kernel.run(language.mistake, patience=5)
            assert reply.content["status"] == "error", "The types of cells are not checked"
    tenth = max(1, count // 10)
    return {
        "cell": median(took),
        "cell95": quantiles(took, n=20)[-1],
        "firstCells": median(took[:tenth]),
        "lastCells": median(took[-tenth:]),
    }


def output(name: str) -> dict[str, float]:
    """Many lines from one cell; `lines` says how many of them arrived."""
    language = LANGUAGES[name]
    with Kernel(name) as kernel:
        kernel.subscribe()
        kernel.must_run(language.print_lines(10))
        cell = kernel.run(language.print_lines(LINES), patience=5)
        return {"output": cell.took, "lines": cell.text.count("\n")}


def completion(name: str) -> dict[str, float | None]:
    """The members of `tf`: the first time, straight after the cell that brings it in, and later."""
    with Kernel(name) as kernel:
        kernel.ask("execute_request", execute(LANGUAGES[name].import_tf))
        first = complete(kernel, 0)
        return {"complete": median(complete(kernel, i) for i in range(1, COMPLETIONS)), "firstComplete": first}


def busy_completion(name: str) -> dict[str, float | None]:
    """The same while a cell runs, as far as the kernel answers before the cell ends."""
    language = LANGUAGES[name]
    with Kernel(name) as kernel:
        kernel.ask("execute_request", execute(language.import_tf))
        end = time.monotonic() + BUSY_SECONDS
        kernel.send(language.be_busy(BUSY_SECONDS))
        first = complete(kernel, 0)
        later = [complete(kernel, i) for i in range(1, COMPLETIONS) if time.monotonic() < end]
        return {"busyComplete": median(later) if later else None, "firstBusyComplete": first}


def early_completion(name: str) -> dict[str, float]:
    """The same where `tf` needs no import, as the first request after the start."""
    if LANGUAGES[name].import_tf != EVERYWHERE:
        return {}
    with Kernel(name) as kernel:
        return {"earlyComplete": complete(kernel, 0)}


def idle_memory(name: str) -> dict[str, float]:
    """Of all the kernel's processes: when it has started, and when `tf` has been used."""
    language = LANGUAGES[name]
    with Kernel(name) as kernel:
        wait_until_quiet(kernel.pid)
        started = memory(kernel.pid)
        kernel.ask("execute_request", execute(f"{language.import_tf}\n{language.use_tf}"))
        wait_until_quiet(kernel.pid)
        used = memory(kernel.pid)
        return {"rss": started.rss, "pss": started.pss, "rssTf": used.rss, "pssTf": used.pss}


def complete(kernel: Kernel, i: int) -> float:
    took, matches = kernel.complete(f"const y{i} = tf." if i % 2 else "tf.")
    assert any(match.endswith("reshape") for match in matches), f"{len(matches)} completions without tf.reshape"
    return took


def execute(code: str) -> dict[str, object]:
    return {"code": code, "silent": False, "store_history": True, "user_expressions": {}, "allow_stdin": False}


MEASURES = {
    measure.__name__: measure
    for measure in (start, cells, output, completion, busy_completion, early_completion, idle_memory)
}
