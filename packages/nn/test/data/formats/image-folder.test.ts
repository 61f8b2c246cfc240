import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs-node';
import { imageFolder } from '../../../src/data';
import { temporaryFolder } from './made-by-python';

const folder = temporaryFolder();

/** Three pictures of each class, all of one grey, alternately PNG and JPEG. */
async function paint(label: string, grey: number): Promise<void> {
  mkdirSync(join(folder.path(), label));
  const picture = tf.fill([6, 4, 3], grey, 'int32') as tf.Tensor3D;
  for (const i of [0, 1, 2]) {
    const bytes = i % 2 ? await tf.node.encodeJpeg(picture) : await tf.node.encodePng(picture);
    writeFileSync(join(folder.path(), label, i % 2 ? `${i}.jpg` : `${i}.PNG`), bytes);
  }
}

it('imageFolder reads one class per sub-folder, resized, from 0 to 1', async () => {
  await paint('white', 255);
  await paint('black', 0);
  writeFileSync(join(folder.path(), 'white', 'notes.txt'), 'not a picture');
  const { train, test, labels } = imageFolder(folder.path(), { size: [8, 8], testShare: 1 / 3 });
  expect(labels).toEqual(['black', 'white']);
  expect([train.x.shape, test.x.shape]).toEqual([
    [4, 8, 8, 3],
    [2, 8, 8, 3],
  ]);
  const brightness = train.x.mean([1, 2, 3]).arraySync() as number[];
  expect(brightness.map(Math.round)).toEqual(Array.from(train.y.dataSync()));
});

it('imageFolder makes grey pictures when asked for one channel', async () => {
  await paint('grey', 51);
  await paint('black', 0);
  const { train } = imageFolder(folder.path(), { size: [2, 2], channels: 1, testShare: 1 / 3 });
  expect(train.x.shape).toEqual([4, 2, 2, 1]);
  expect(train.x.max().dataSync()[0]).toBeCloseTo(0.2, 2);
});

it('imageFolder walks the folders of a class and says in one line what it left out', async () => {
  await paint('cat', 255);
  await paint('cat/tabby', 255);
  mkdirSync(join(folder.path(), 'cat', '.cache'));
  for (const name of ['a.HEIC', 'b.heic', 'tabby/c.webp'])
    writeFileSync(join(folder.path(), 'cat', name), 'x');
  const warn = jest.spyOn(console, 'warn').mockImplementation();
  expect(imageFolder(folder.path(), { size: [2, 2] }).description).toBe('6 pictures of 1 classes');
  expect(warn.mock.calls).toEqual([
    ['datasets.imageFolder left out 3 files (2 .heic, 1 .webp): it reads JPEG, PNG, GIF and BMP.'],
  ]);
  warn.mockRestore();
});

it('imageFolder says what is missing', () => {
  expect(() => imageFolder(folder.path(), { size: [2, 2] })).toThrow(
    'expected one sub-folder per class, found none',
  );
  mkdirSync(join(folder.path(), 'empty'));
  expect(() => imageFolder(folder.path(), { size: [2, 2] })).toThrow(
    /Cannot read .*empty: it holds no JPEG, PNG, GIF or BMP picture/,
  );
  writeFileSync(join(folder.path(), 'empty', 'broken.png'), 'no picture');
  expect(() => imageFolder(folder.path(), { size: [2, 2] })).toThrow(/Cannot read .*broken\.png/);
});
