"""The same cells in each kernel's language."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Language:
    #: Brings `tf` into scope.
    import_tf: str
    #: Sums [1, 2, 3] natively and reads the sum back.
    use_tf: str
    #: The i-th cell of a notebook: a different text each time, declaring something new.
    cell: Callable[[int], str]
    #: Prints so many lines.
    print_lines: Callable[[int], str]
    #: Keeps the language's thread busy for so many seconds.
    be_busy: Callable[[float], str]
    #: A type error, where the kernel checks types.
    mistake: str | None = None


def typescript_cell(i: int) -> str:
    return (
        f"const scale{i} = {i} + 0.5; scale{i}",
        f"const x{i} = tf.tensor1d([1, 2, {i}]).square(); x{i}.sum().dataSync()[0]",
        f"function area{i}(width: number, height = {i}): number {{ return width * height; }}\narea{i}(2)",
        f"let total{i} = scale{i - 3} + area{i - 1}(3); total{i}.toFixed(2)",
    )[i % 4]


def python_cell(i: int) -> str:
    return (
        f"scale{i} = {i} + 0.5; scale{i}",
        f"x{i} = tf.square(tf.constant([1., 2., {i}.])); float(tf.reduce_sum(x{i}))",
        f"def area{i}(width: float, height: float = {i}) -> float: return width * height\narea{i}(2)",
        f"total{i} = scale{i - 3} + area{i - 1}(3); f'{{total{i}:.2f}}'",
    )[i % 4]


#: Where `tf` is in scope without an import, some other first cell.
EVERYWHERE = "1 + 1"

EPOCHLAB = Language(
    import_tf=EVERYWHERE,
    use_tf="tf.tensor1d([1, 2, 3]).sum().dataSync()[0]",
    cell=typescript_cell,
    print_lines=lambda n: f"for (let i = 0; i < {n}; i++) console.log('line ' + i);",
    be_busy=lambda s: f"const end = Date.now() + {s * 1000}; while (Date.now() < end);",
    mistake="const wrong: string = tf.tensor1d([1, 2, 3]);",
)
TFJS = replace(EPOCHLAB, import_tf="import * as tf from '@tensorflow/tfjs-node';")
PYTHON = Language(
    import_tf="import tensorflow as tf",
    use_tf="float(tf.reduce_sum(tf.constant([1., 2., 3.])))",
    cell=python_cell,
    print_lines=lambda n: f"for i in range({n}): print('line', i)",
    be_busy=lambda s: f"import time\nend = time.time() + {s}\nwhile time.time() < end: pass",
)

LANGUAGES = {
    "epochlab": EPOCHLAB,
    "tslab": TFJS,
    "deno": replace(TFJS, mistake=None),
    "ipykernel": PYTHON,
}
