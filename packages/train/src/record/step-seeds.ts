import * as tf from '@tensorflow/tfjs-node';
import type { Output } from '@epochlab/graph/structure';
import type { Recorder } from '@epochlab/graph/record';

/** The golden ratio's bits: spreads the numbers of the draws over the seed space. */
const SPREAD = 0x9e3779b9;

function hash(seed: number | string): number {
  return [...String(seed)].reduce((h, c) => Math.imul(h ^ c.charCodeAt(0), 16777619), 2166136261) | 0;
}

/**
 * Seeds for the random ops of a step. Each draw has its own stream, made of the layer's seed (or the training's) and the
 * draw's number; the step number advances it, so a mask changes every step and a seed repeats a run exactly.
 */
export class StepSeeds {
  readonly seed: Output;
  readonly step: Output;
  count = 0;
  private readonly base: tf.Tensor;
  private readonly now: tf.Tensor;

  constructor(recorder: Recorder) {
    this.base = tf.scalar(0, 'int32');
    this.now = tf.scalar(0, 'int32');
    this.seed = recorder.input(this.base, 'seed');
    this.step = recorder.input(this.now, 'step');
  }

  next(layerSeed: number | string | undefined): tf.Tensor {
    const draw = Math.imul(++this.count, SPREAD) | 0;
    const stream =
      layerSeed == null
        ? tf.add(this.base, tf.scalar(draw, 'int32'))
        : tf.scalar((hash(layerSeed) + draw) | 0, 'int32');
    return tf.stack([stream, this.now]);
  }
}
