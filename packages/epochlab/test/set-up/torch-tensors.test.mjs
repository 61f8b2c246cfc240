// @ts-check
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { here } from '../../setup/site.mjs';

/** Writes a file as torch.save did before its version 1.6, of one tensor or of what else is pickled. */
const prelude = `
import collections, io, os, pickle, struct, sys
sys.path.insert(0, ${JSON.stringify(here.at('packages', 'nn', 'python'))})
import numpy as np
import torch_tensors as reader

class Stored:
    def __init__(self, size): self.size = size

class Rebuilt:
    def __init__(self, *args): self.args = args
    def __reduce__(self): return rebuild, self.args

# Names that a pickle refers to are looked up as it is written.
import types
torch, utils = types.ModuleType('torch'), types.ModuleType('torch._utils')
sys.modules.update({'torch': torch, 'torch._utils': utils})
torch.FloatStorage = type('FloatStorage', (), {'__module__': 'torch'})
def rebuild(*args): pass
rebuild.__module__, rebuild.__name__, rebuild.__qualname__ = 'torch._utils', '_rebuild_tensor_v2', '_rebuild_tensor_v2'
utils._rebuild_tensor_v2 = rebuild

class Writer(pickle.Pickler):
    def persistent_id(self, thing):
        return ('storage', torch.FloatStorage, '7', 'cpu', thing.size, None) if isinstance(thing, Stored) else None

def file_of(thing, numbers=(0, 1, 2, 3, 4, 5)):
    file = io.BytesIO()
    for part in [reader.MAGIC, reader.VERSION, {'little_endian': True}]: pickle.dump(part, file, 2)
    Writer(file, 2).dump(thing)
    pickle.dump(['7'], file, 2)
    file.write(struct.pack('<q', len(numbers)) + np.array(numbers, '<f4').tobytes())
    file.seek(0)
    return file
`;

/** @param {string} program */
function python(program) {
  const { status, stdout, stderr } = spawnSync(here.python, ['-c', `${prelude}\n${program}`], {
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

test('read_tensors reads a tensor by its offset, shape and strides', () => {
  const { stdout, stderr } = python(
    `tensor = Rebuilt(Stored(6), 1, (2, 2), (1, 2), False, collections.OrderedDict())
print(reader.read_tensors(file_of(collections.OrderedDict(weight=tensor)))['weight'].tolist())`,
  );
  assert.equal(stderr, '');
  assert.equal(stdout, '[[1.0, 3.0], [2.0, 4.0]]\n');
});

test('read_tensors refuses a file that names anything but tensors, and runs nothing of it', () => {
  for (const [name, module] of [
    ['system', 'posix'],
    ['eval', '__builtin__'],
    ['_reconstruct', 'numpy'],
  ]) {
    const { status, stdout, stderr } = python(
      `text = io.BytesIO()
for part in [reader.MAGIC, reader.VERSION, {'little_endian': True}]: pickle.dump(part, text, 2)
text.write(b"c${module}\\n${name}\\n(S'echo ran'\\ntR.")
text.seek(0)
reader.read_tensors(text)`,
    );
    assert.equal(status, 1);
    assert.equal(stdout, '');
    assert.match(stderr, new RegExp(`names \\w+\\.${name}, which is no part of a tensor: it is not read`));
  }
});

test('read_tensors refuses a tensor beyond its storage, and a storage that is cut off', () => {
  const tensor = 'Rebuilt(Stored(6), 1, (2, 3), (3, 1), False, collections.OrderedDict())';
  const beyond = python(`reader.read_tensors(file_of({'weight': ${tensor}}))`);
  assert.match(beyond.stderr, /does not lie within its storage of 6/);
  const short = python(`reader.read_tensors(file_of({'weight': ${tensor}}, (1, 2)))`);
  assert.match(short.stderr, /storage 7 is cut off: expected 6 numbers/);
});
