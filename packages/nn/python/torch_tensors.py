"""Reads the tensors of a file that PyTorch's `torch.save` wrote before version 1.6, without PyTorch.

Such a file is five pickles and then the numbers: a magic number, the version of the format, facts about the machine,
the object, the keys of its storages; then each storage as its length and its bytes. A pickle can call any function of
Python that it names. This reader knows the four names that tensors need, and refuses every other.
"""

import pickle
from collections import OrderedDict
from dataclasses import dataclass

import numpy as np

MAGIC = 0x1950A86A20F9469CFC6C
VERSION = 1001
DTYPES = {
    "FloatStorage": "<f4", "DoubleStorage": "<f8", "HalfStorage": "<f2", "LongStorage": "<i8",
    "IntStorage": "<i4", "ShortStorage": "<i2", "CharStorage": "<i1", "ByteStorage": "<u1", "BoolStorage": "?",
}  # fmt: skip


@dataclass
class Storage:
    dtype: np.dtype
    size: int


@dataclass
class Tensor:
    """Where a tensor lies in its storage: offset, shape and strides count numbers."""

    storage: str
    offset: int
    shape: tuple
    strides: tuple

    def read(self, storages):
        numbers = storages[self.storage]
        last = self.offset + sum((n - 1) * step for n, step in zip(self.shape, self.strides))
        if min(self.offset, *self.shape, *self.strides, 0) < 0 or last >= numbers.size:
            raise ValueError(f"a tensor of shape {self.shape} does not lie within its storage of {numbers.size}")
        steps = [step * numbers.itemsize for step in self.strides]
        return np.lib.stride_tricks.as_strided(numbers[self.offset :], self.shape, steps).copy()


def rebuild_tensor(storage, offset, shape, strides, *_):
    return Tensor(storage, offset, shape, strides)


NAMES = {
    ("collections", "OrderedDict"): OrderedDict,
    ("torch._utils", "_rebuild_tensor_v2"): rebuild_tensor,
    **{("torch", name): np.dtype(dtype) for name, dtype in DTYPES.items()},
}


class TensorUnpickler(pickle.Unpickler):
    def __init__(self, file):
        super().__init__(file)
        self.storages = {}

    def find_class(self, module, name):
        if (module, name) not in NAMES:
            raise pickle.UnpicklingError(f"the file names {module}.{name}, which is no part of a tensor: it is not read")
        return NAMES[module, name]

    def persistent_load(self, pid):
        kind, dtype, key, _device, size, view = pid
        if kind != "storage" or view is not None:
            raise pickle.UnpicklingError(f"the file refers to a {kind} with view {view}, which is not read")
        self.storages[key] = Storage(dtype, size)
        return key


def read_storage(file, key, storage):
    size = int(np.frombuffer(file.read(8), "<i8")[0])
    data = file.read(size * storage.dtype.itemsize)
    if size != storage.size or len(data) != size * storage.dtype.itemsize:
        raise ValueError(f"storage {key} is cut off: expected {storage.size} numbers")
    return np.frombuffer(data, storage.dtype)


def read_tensors(file):
    """The named tensors of a file, as numpy arrays by name. Raises UnpicklingError for anything else in it."""
    def plain():
        return TensorUnpickler(file).load()

    if plain() != MAGIC or plain() != VERSION or not plain()["little_endian"]:
        raise ValueError("expected a file of torch.save in its format before version 1.6")
    objects = TensorUnpickler(file)
    tensors = objects.load()
    if not isinstance(tensors, dict) or not all(isinstance(tensor, Tensor) for tensor in tensors.values()):
        raise ValueError("expected a dictionary of tensors")
    storages = {key: read_storage(file, key, objects.storages[key]) for key in plain()}
    return {name: tensor.read(storages) for name, tensor in tensors.items()}

