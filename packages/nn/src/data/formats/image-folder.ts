import { checked } from '../../options/refuse-unknown';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';
import * as tf from '@tensorflow/tfjs-node';
import type { Classification } from '../dataset';
import { splitRows, type SplitOptions } from '../split';
import { readablePath } from '@epochlab/runtime/files';
import { naming } from './read-error';

export interface ImageFolderOptions extends SplitOptions {
  /** Height and width that every picture is resized to. */
  readonly size: readonly [number, number];
  /** 1 for grey, 3 for colour. Default 3. */
  readonly channels?: 1 | 3;
}

const PICTURE = /\.(jpe?g|png|gif|bmp)$/i;

const visible = (name: string): boolean => !name.startsWith('.');

/**
 * Reads pictures from a folder with one sub-folder per class: `folder/cat/1.jpg`, `folder/dog/2.png`, and those in folders within
 * these. Files that are no JPEG, PNG, GIF or BMP are left out, and one line says how many of which kind.
 * Labels are the sub-folders' names in alphabetical order; x is float32 [n, height, width, channels] from 0 to 1.
 *
 * @throws Error naming the folder without classes, the class without pictures, or the picture that cannot be decoded
 * @example
 * const pictures = datasets.imageFolder('photos', { size: [64, 64] });
 */
export function imageFolder(folder: string, options: ImageFolderOptions): Classification<tf.Tensor4D> {
  checked('datasets.imageFolder', options, { size: true, channels: true, seed: true, testShare: true });
  const root = readablePath(folder);
  const labels = naming(folder, () => classesOf(root));
  const found = labels.map(label => filesIn(join(root, label)));
  const files = found.flatMap((paths, y) =>
    picturesAmong(paths, join(root, labels[y] ?? '')).map(path => ({ path, y })),
  );
  warnOfOthers(found.flat());
  const classes = files.map(file => file.y);
  const split = tf.tidy(() => {
    const x = tf.stack(files.map(file => readPicture(file.path, options))) as tf.Tensor4D;
    return splitRows(x, tf.tensor1d(classes, 'int32'), { ...options, classes });
  });
  return {
    name: 'image folder',
    description: `${files.length} pictures of ${labels.length} classes`,
    source: folder,
    licence: 'as your pictures',
    labels,
    ...split,
  };
}

function classesOf(folder: string): string[] {
  const labels = readdirSync(folder).filter(
    name => visible(name) && statSync(join(folder, name)).isDirectory(),
  );
  if (labels.length === 0) throw new Error('expected one sub-folder per class, found none.');
  return labels.sort();
}

/** Those in folders within it too, in the order of their paths. */
function filesIn(folder: string): string[] {
  return readdirSync(folder)
    .filter(visible)
    .sort()
    .flatMap(name => {
      const path = join(folder, name);
      return statSync(path).isDirectory() ? filesIn(path) : [path];
    });
}

function picturesAmong(files: readonly string[], folder: string): string[] {
  const pictures = files.filter(file => PICTURE.test(file));
  if (pictures.length === 0)
    throw new Error(`Cannot read ${folder}: it holds no JPEG, PNG, GIF or BMP picture.`);
  return pictures;
}

/** A picture that is missing from a training in silence is a bug that nobody finds. */
function warnOfOthers(files: readonly string[]): void {
  const kinds = files
    .filter(file => !PICTURE.test(file))
    .map(file => extname(file).toLowerCase() || 'without an ending');
  if (kinds.length === 0) return;
  const counts = [...new Set(kinds)].map(kind => `${kinds.filter(other => other === kind).length} ${kind}`);
  console.warn(
    `datasets.imageFolder left out ${kinds.length} ${kinds.length === 1 ? 'file' : 'files'} (${counts.join(', ')}): it reads JPEG, PNG, GIF and BMP.`,
  );
}

/** One picture, float32 [height, width, channels] from 0 to 1. */
function readPicture(path: string, { size, channels = 3 }: ImageFolderOptions): tf.Tensor3D {
  return naming(path, () =>
    tf.tidy(() => {
      // Decoded in colour always: the decoder refuses a grey channel for some formats. The first frame of a GIF counts.
      const decoded = tf.node.decodeImage(readFileSync(path), 3, 'int32', false);
      const picture = tf.div<tf.Tensor3D>(
        tf.image.resizeBilinear(decoded as tf.Tensor3D, [size[0], size[1]]),
        255,
      );
      return channels === 3 ? picture : tf.image.rgbToGrayscale(picture);
    }),
  );
}
