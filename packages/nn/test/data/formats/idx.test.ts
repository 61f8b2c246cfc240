import { gzipSync } from 'node:zlib';
import { parseIdx, readIdx } from '../../../src/data';
import { madeByPython, temporaryFolder } from './made-by-python';

describe('parseIdx', () => {
  it('reads bytes as int32', () => {
    const x = parseIdx(madeByPython('idx uint8'));
    expect([x.dtype, x.shape]).toEqual(['int32', [2, 2, 2]]);
    expect(Array.from(x.dataSync())).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
  });

  it('reads big-endian integers and floats', () => {
    expect(Array.from(parseIdx(madeByPython('idx int16')).dataSync())).toEqual([-1, 0, 300]);
    expect(parseIdx(madeByPython('idx float32')).arraySync()).toEqual([[0.5, -1.5]]);
  });

  it('refuses other bytes, and a file that is cut short', () => {
    expect(() => parseIdx(Buffer.from('text'))).toThrow('not an IDX file');
    expect(() => parseIdx(madeByPython('idx uint8').subarray(0, -1))).toThrow(
      'needs 8 items, the file has 7',
    );
    expect(() => parseIdx(madeByPython('idx uint8').subarray(0, 8))).toThrow(
      'its header of 3 dimensions needs 16 bytes, the file has 8',
    );
    expect(() => parseIdx(new Uint8Array())).toThrow('not an IDX file');
  });
});

describe('readIdx', () => {
  const folder = temporaryFolder();

  it('reads plain and gzipped files alike', () => {
    const bytes = madeByPython('idx uint8');
    const plain = readIdx(folder.write('images', bytes));
    const packed = readIdx(folder.write('images.gz', gzipSync(bytes)));
    expect(packed.arraySync()).toEqual(plain.arraySync());
  });

  it('names a gzipped file that is cut short', () => {
    const packed = gzipSync(madeByPython('idx uint8'));
    expect(() => readIdx(folder.write('images.gz', packed.subarray(0, -9)))).toThrow(
      /Cannot read .*images\.gz: unexpected end of file/,
    );
  });
});
