import seedrandom from 'seedrandom';
import type { PlaygroundSettings } from '@epochlab/views';
import { circle, gauss, spiral, xor, type Generator } from './classification';
import type { Draw, Point } from './point';
import { regressionBumps, regressionPlane } from './regression';

const GENERATORS: Readonly<Record<PlaygroundSettings['dataset' | 'regDataset'], Generator>> = {
  circle,
  xor,
  gauss,
  spiral,
  'reg-plane': regressionPlane,
  'reg-gauss': regressionBumps,
};

const COUNT = { classification: 500, regression: 1200 } as const;

/** The points of a playground, and the numbers by chance that follow: initial weights are drawn from them. */
export interface MadePoints {
  readonly train: readonly Point[];
  readonly test: readonly Point[];
  readonly draw: Draw;
}

type Wanted = Pick<
  PlaygroundSettings,
  'problem' | 'dataset' | 'regDataset' | 'noise' | 'percTrainData' | 'seed'
>;

/**
 * The very points that TensorFlow Playground makes of a seed: same generator of random numbers (ARC4 by the package seedrandom), same order of
 * draws, same shuffle, the first part for training.
 *
 * Source: github.com/tensorflow/playground, src/dataset.ts and `generateData` of src/playground.ts.
 */
export function makePoints({ problem, dataset, regDataset, noise, percTrainData, seed }: Wanted): MadePoints {
  const draw = seedrandom(seed);
  const generator = GENERATORS[problem === 'regression' ? regDataset : dataset];
  const points = shuffled(draw, generator(draw, COUNT[problem], noise / 100));
  const cut = Math.floor((points.length * percTrainData) / 100);
  return { train: points.slice(0, cut), test: points.slice(cut), draw };
}

/** Fisher and Yates, from the end. */
function shuffled(draw: Draw, points: readonly Point[]): Point[] {
  const result = [...points];
  for (let rest = result.length; rest > 0; rest--) {
    const index = Math.floor(draw() * rest);
    [result[rest - 1], result[index]] = [result[index] as Point, result[rest - 1] as Point];
  }
  return result;
}
