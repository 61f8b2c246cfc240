import { parseNpy, readNpy } from '../../../src/data';
import { madeByPython, temporaryFolder } from './made-by-python';

describe('parseNpy reads what NumPy wrote', () => {
  it.each(['float32', 'float64'])('%s as float32', type => {
    const x = parseNpy(madeByPython(type));
    expect(x.dtype).toBe('float32');
    expect(x.arraySync()).toEqual([
      [-2, -1, 0],
      [1, 2, 3],
    ]);
  });

  it.each(['int8', 'int16', 'int32', 'int64'])('%s as int32', type => {
    const x = parseNpy(madeByPython(type));
    expect(x.dtype).toBe('int32');
    expect(Array.from(x.dataSync())).toEqual([-2, -1, 0, 1, 2, 3]);
  });

  it.each(['uint8', 'uint16', 'uint32', 'uint64'])('%s as int32', type => {
    expect(Array.from(parseNpy(madeByPython(type)).dataSync())).toEqual([0, 1, 2, 3, 4, 5]);
  });

  it('booleans as bool', () => {
    const x = parseNpy(madeByPython('bool'));
    expect(x.dtype).toBe('bool');
    expect(Array.from(x.dataSync())).toEqual([1, 0, 1, 0, 1, 0]);
  });

  it('column-major arrays in their right order', () => {
    const x = parseNpy(madeByPython('fortran'));
    expect(x.shape).toEqual([2, 3]);
    expect(Array.from(x.dataSync())).toEqual([0, 1, 2, 3, 4, 5]);
  });

  it('big-endian items, also in column-major order', () => {
    expect(parseNpy(madeByPython('big-endian')).arraySync()).toEqual([
      [0, 1, 2],
      [3, 4, 5],
    ]);
    const x = parseNpy(madeByPython('big-endian column-major'));
    expect(x.shape).toEqual([2, 3, 4]);
    expect(Array.from(x.dataSync())).toEqual(Array.from({ length: 24 }, (_, i) => i));
  });

  it('float16 as float32, from the smallest to the largest', () => {
    const [a, b, largest, smallest, infinity, none] = parseNpy(madeByPython('float16')).dataSync();
    expect([a, b, largest, infinity, none]).toEqual([1.5, -2.25, 65504, Infinity, NaN]);
    expect(smallest).toBeCloseTo(2 ** -24, 12);
  });

  it('arrays without rows', () => {
    expect(parseNpy(madeByPython('no rows')).shape).toEqual([0, 3]);
  });

  it('scalars, vectors and version 2 of the format', () => {
    expect(parseNpy(madeByPython('scalar')).shape).toEqual([]);
    expect(parseNpy(madeByPython('vector')).shape).toEqual([3]);
    expect(parseNpy(madeByPython('version 2')).shape).toEqual([2, 3]);
  });
});

describe('parseNpy refuses', () => {
  it.each([
    ['integers that int32 cannot hold', 'too wide', '1099511627776 does not fit an int32 tensor'],
    ['complex numbers', 'complex', "items of type '<c16' are not supported"],
    ['records', 'records', 'its header is not one of a plain array'],
    ['archives', 'archive', 'it is an archive of arrays (.npz). Save each array by itself'],
    ['text', 'text', "items of type '<U2' are not supported"],
  ])('%s', (_, name, message) => {
    expect(() => parseNpy(madeByPython(name))).toThrow(message);
  });

  it('a file that is cut short', () => {
    expect(() => parseNpy(madeByPython('float32').subarray(0, -4))).toThrow('needs 6 items, the file has 5');
  });

  it('what is no NumPy file', () => {
    expect(() => parseNpy(Buffer.from('nothing like it'))).toThrow('not a NumPy file');
    expect(() => parseNpy(new Uint8Array())).toThrow('not a NumPy file');
  });
});

describe('readNpy', () => {
  const folder = temporaryFolder();

  it('reads a file', () => {
    expect(readNpy(folder.write('x.npy', madeByPython('int32'))).shape).toEqual([2, 3]);
  });

  it('names the file that it cannot read', () => {
    expect(() => readNpy(folder.write('x.npy', 'no'))).toThrow(/Cannot read .*x\.npy: not a NumPy file/);
    expect(() => readNpy('/nowhere/x.npy')).toThrow('Cannot read /nowhere/x.npy: ENOENT');
  });
});
