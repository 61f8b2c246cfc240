"""Write small files in the formats that the TypeScript loaders read, made by Python's own libraries, as base64.

    python format_fixtures.py > packages/nn/test/data/formats/fixtures.json
"""

import base64
import io
import json
import struct
import sys
import wave

import numpy as np


def npy(array, **options):
    out = io.BytesIO()
    np.lib.format.write_array(out, array, **options)
    return out.getvalue()


def npz(**arrays):
    out = io.BytesIO()
    np.savez(out, **arrays)
    return out.getvalue()


def wav(width, rate, channels, samples):
    out = io.BytesIO()
    with wave.open(out, "wb") as file:
        file.setparams((channels, width, rate, 0, "NONE", ""))
        file.writeframes(samples)
    return out.getvalue()


def idx(code, shape, data):
    return bytes([0, 0, code, len(shape)]) + struct.pack(f">{len(shape)}I", *shape) + data


grid = np.arange(6).reshape(2, 3)
arrays = {
    dtype: npy((grid - (0 if dtype.startswith("u") else 2)).astype(dtype))
    for dtype in ["float32", "float64", "int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64"]
}
files = {
    **arrays,
    "bool": npy(grid % 2 == 0),
    "fortran": npy(np.asfortranarray(grid.astype("float32"))),
    "scalar": npy(np.float32(2.5)),
    "vector": npy(np.array([1, 2, 3], dtype="int32")),
    "version 2": npy(grid.astype("float32"), version=(2, 0)),
    "too wide": npy(np.array([2**40])),
    "complex": npy(np.array([1j])),
    "big-endian": npy(grid.astype(">f4")),
    "big-endian column-major": npy(np.asfortranarray(np.arange(24).reshape(2, 3, 4).astype(">f8"))),
    "float16": npy(np.array([1.5, -2.25, 65504, 6e-8, np.inf, np.nan], dtype="float16")),
    "no rows": npy(np.zeros((0, 3), dtype="float32")),
    "archive": npz(x=grid),
    "records": npy(np.array([(1, 2.0)], dtype=[("a", "i4"), ("b", "f4")])),
    "text": npy(np.array(["a", "bc"])),
    "wav 16": wav(2, 8000, 2, struct.pack("<6h", 0, 32767, -32768, 16384, 8192, -8192)),
    "wav 8": wav(1, 11025, 1, bytes([128, 255, 0, 192])),
    "wav 24": wav(3, 8000, 1, b"".join(v.to_bytes(3, "little", signed=True) for v in [0, 2**23 - 1, -(2**23), 2**22])),
    "wav 32": wav(4, 8000, 2, struct.pack("<4i", 0, 2**31 - 1, -(2**31), 2**30)),
    "wav without sound": wav(2, 8000, 1, b""),
    "idx uint8": idx(0x08, [2, 2, 2], bytes(range(8))),
    "idx int16": idx(0x0B, [3], struct.pack(">3h", -1, 0, 300)),
    "idx float32": idx(0x0D, [1, 2], struct.pack(">2f", 0.5, -1.5)),
}
json.dump({name: base64.b64encode(data).decode() for name, data in files.items()}, sys.stdout, indent=1)
