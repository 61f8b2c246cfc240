import { readFileSync } from 'node:fs';
import * as tf from '@tensorflow/tfjs-node';
import { checked } from '../../options/refuse-unknown';
import type { Provenance } from '../dataset';
import { readNpy } from '../formats/npy';
import { exportedFile } from './files';

/** The subject of one drawing, and its maker. */
export interface Drawing {
  readonly label: string;
  readonly maker: string;
  /** Name of the thing: 'giraffe'. Each maker has drawn it once. */
  readonly name: string;
}

export interface Drawings extends Provenance {
  /** float32 [360, size, size, 3] from 0 to 1, on white. */
  readonly x: tf.Tensor4D;
  /** The class, int32 [360], as an index into `labels`. */
  readonly y: tf.Tensor1D;
  readonly labels: readonly string[];
  readonly makers: readonly string[];
  /** One for each picture. */
  readonly rows: readonly Drawing[];
}

interface About {
  readonly sources: readonly Readonly<Record<'maker' | 'package' | 'author' | 'licence', string>>[];
  readonly labels: readonly string[];
  readonly rows: readonly Drawing[];
}

/** Height and width that set-up draws in. */
const DRAWN = 96;

function pictures(size: number): tf.Tensor4D {
  const drawn = tf.div<tf.Tensor4D>(readNpy(exportedFile('emoji', 'x.npy')), 255);
  return size === DRAWN ? drawn : tf.image.resizeBilinear(drawn, [size, size]);
}

/**
 * Emoji: 120 things (40 animals, 40 vehicles, 40 landmarks), each drawn by three makers (Google, Twitter, Microsoft). They are not split: what
 * is to be learned is said by which makers, or which things, are kept for the test.
 *
 * Source: Noto Emoji (Google, Apache-2.0), Twemoji (Twitter, CC-BY-4.0), Fluent Emoji (Microsoft, MIT), drawn by set-up from Iconify's packages.
 *
 * @param options `size`: height and width in pixels, from 8 to 256. Default 96, as they are drawn
 * @throws Error with the remedy when set-up has not written them
 * @example
 * const { x, y, rows } = datasets.emoji({ size: 32 });
 * const test = rows.flatMap(({ maker }, i) => (maker === 'Microsoft' ? [i] : []));
 * show.images(x.gather(test));
 */
export function emoji(options: { readonly size?: number } = {}): Drawings {
  const { size = DRAWN } = checked('datasets.emoji', options, { size: true });
  if (!Number.isInteger(size) || size < 8 || size > 256)
    throw new RangeError(`datasets.emoji: size is ${size}, expected an integer from 8 to 256 (pixels).`);
  const { sources, labels, rows } = JSON.parse(
    readFileSync(exportedFile('emoji', 'about.json'), 'utf8'),
  ) as About;
  return {
    name: 'emoji',
    description: 'Drawings by several makers: an animal, a vehicle or a landmark?',
    source: sources.map(source => `${source.author} (${source.package})`).join(', '),
    licence: sources.map(source => `${source.maker}: ${source.licence}`).join(', '),
    x: tf.tidy(() => pictures(size)),
    y: tf.tensor1d(
      rows.map(row => labels.indexOf(row.label)),
      'int32',
    ),
    labels,
    makers: sources.map(({ maker }) => maker),
    rows,
  };
}
