import * as tf from '@tensorflow/tfjs-node';
import { checked } from '../../options/refuse-unknown';
import type { Provenance } from '../dataset';
import { Random } from '../random';

export interface RingOptions {
  /** How many points there are in all. Default 2000. */
  readonly count?: number;
  /** How many normal distributions stand in the ring. Default 8. */
  readonly modes?: number;
  /** How far each stands from the middle. Default 1. */
  readonly radius?: number;
  /** The standard deviation of each in either direction. Default 0.05. */
  readonly deviation?: number;
  readonly seed?: number;
}

export interface Ring extends Provenance {
  /** [count, 2] */
  readonly x: tf.Tensor2D;
  /** The middle of each distribution, [modes, 2]. */
  readonly centers: tf.Tensor2D;
  readonly deviation: number;
}

/**
 * Points of eight normal distributions that stand in a ring: a generator that has collapsed shows at a glance, since it leaves some of them out.
 *
 * Source: L. Metz et al., Unrolled Generative Adversarial Networks, ICLR 2017; made here, from the seed.
 *
 * @example
 * const { x, centers, deviation } = datasets.ringOfGaussians();
 */
export function ringOfGaussians(options: RingOptions = {}): Ring {
  const names = { count: true, modes: true, radius: true, deviation: true, seed: true } as const;
  const {
    count = 2000,
    modes = 8,
    radius = 1,
    deviation = 0.05,
    seed = 1,
  } = checked('datasets.ringOfGaussians', options, names);
  const random = new Random(seed);
  const middle = (mode: number): [number, number] => {
    const angle = (2 * Math.PI * mode) / modes;
    return [radius * Math.cos(angle), radius * Math.sin(angle)];
  };
  const centers = Array.from({ length: modes }, (_, mode) => middle(mode));
  const points = Array.from({ length: count }, (_, i) =>
    middle(i % modes).map(value => random.normal(value, deviation)),
  );
  return {
    name: 'ring of Gaussians',
    description: `Points of ${modes} normal distributions in a ring.`,
    source: 'made from the seed, after L. Metz et al., Unrolled Generative Adversarial Networks, ICLR 2017',
    licence: 'CC0-1.0',
    x: tf.tensor2d(points, [count, 2]),
    centers: tf.tensor2d(centers, [modes, 2]),
    deviation,
  };
}
