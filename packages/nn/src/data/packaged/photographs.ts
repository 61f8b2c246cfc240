import { readFileSync } from 'node:fs';
import * as tf from '@tensorflow/tfjs-node';
import type { Provenance } from '../dataset';
import { exportedFile } from './files';

export interface Photograph extends Provenance {
  /** float32 [height, width, 3] from 0 to 1; each has its own height and width. */
  readonly x: tf.Tensor3D;
}

const FILES: Readonly<Record<string, { readonly file: string; readonly description: string }>> = {
  cat: { file: 'chelsea.png', description: 'Chelsea, a cat' },
  coffee: { file: 'coffee.png', description: 'a cup of coffee' },
  rocket: { file: 'rocket.jpg', description: 'a Falcon 9 rocket at its launch' },
};

function pixels(file: string): tf.Tensor3D {
  const bytes = readFileSync(exportedFile('photographs', file));
  return tf.tidy(() => tf.div<tf.Tensor3D>(tf.node.decodeImage(bytes, 3, 'int32', false), 255));
}

/**
 * Three photographs in colour: a cat (300 x 451), a cup of coffee (400 x 600), the launch of a rocket (427 x 640).
 *
 * Source: scikit-image: S. van der Walt (cat), R. Michetti (coffee), SpaceX (rocket). Free of copyright.
 *
 * @throws Error with the remedy when set-up has not written them
 * @example
 * const [cat] = datasets.photographs();
 * show.images(cat.x.expandDims(0), { title: cat.description });
 */
export function photographs(): Photograph[] {
  const { source, licence } = JSON.parse(
    readFileSync(exportedFile('photographs', 'about.json'), 'utf8'),
  ) as Provenance;
  return Object.entries(FILES).map(([name, { file, description }]) => ({
    name,
    description,
    source: `${source}, ${file}`,
    licence,
    x: pixels(file),
  }));
}
