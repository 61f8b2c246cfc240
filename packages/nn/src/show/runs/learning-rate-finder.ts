import { checked } from '../../options/refuse-unknown';
import * as tf from '@tensorflow/tfjs-node';
import { KeptWeights } from '../../callbacks/kept-weights';
import type { ModelData } from '../../inputs';
import { learningRateOf, setLearningRate } from '../../optimizers/learning-rate';
import { numbersOf } from '../../live/run/numbers-of';
import { KeptSlots } from '@epochlab/train/checkpoint';
import type { OptimizerLike } from '@epochlab/train';
import { display } from '../output/display';

export interface LearningRateFinderOptions {
  /** The first rate; 1e-6 unless given. */
  readonly from?: number;
  /** The last rate; 10 unless given. */
  readonly to?: number;
  /** Steps between them; 100 unless given. */
  readonly steps?: number;
  readonly batchSize?: number;
  readonly title?: string;
}

/**
 * Trains for some steps with a learning rate that grows at each, shows the loss over it and suggests a rate (Smith 2015, arXiv:1506.01186). The model's
 * weights, the optimizer's slots and its learning rate are put back afterwards: a training goes on as if there had been no search.
 *
 * @returns the suggestion, or null when the loss never fell
 * @example
 * const rate = await show.learningRateFinder(model, x, y);
 */
export async function learningRateFinder(
  model: tf.LayersModel,
  x: ModelData,
  y: ModelData,
  options: LearningRateFinderOptions = {},
): Promise<number | null> {
  checked('show.learningRateFinder', options, {
    from: true,
    to: true,
    steps: true,
    batchSize: true,
    title: true,
  });
  const { from = 1e-6, to = 10, steps = 100, batchSize = 32, title = '' } = options;
  const found = await sweep(model, x, y, {
    rate: i => from * (to / from) ** (i / (steps - 1)),
    steps,
    batchSize,
  });
  const smoothed = smooth(found.losses);
  const suggestion = steepest(found.rates, smoothed);
  display({
    kind: 'learningRateFinder',
    state: {
      title,
      learningRates: found.rates,
      losses: found.losses.map(finite),
      smoothed: smoothed.map(finite),
      suggestion,
      reason: suggestion === null ? 'the loss never fell' : 'the loss falls fastest here',
    },
  });
  return suggestion;
}

interface Sweep {
  readonly rate: (step: number) => number;
  readonly steps: number;
  readonly batchSize: number;
}

/** One step at each rate, until the loss is four times its least. */
async function sweep(
  model: tf.LayersModel,
  x: ModelData,
  y: ModelData,
  { rate, steps, batchSize }: Sweep,
): Promise<{ rates: number[]; losses: number[] }> {
  const { optimizer } = model;
  const before = learningRateOf(optimizer);
  const kept = new KeptWeights();
  kept.keep(model);
  let slots: KeptSlots | undefined;
  const rates: number[] = [];
  const losses: number[] = [];
  const next = (): void => setLearningRate(optimizer, rate(rates.length));
  const callback = new tf.CustomCallback(
    {
      // A compiled step has made its slots by now, with what they start from.
      onTrainBegin: async () => void (slots = new KeptSlots(optimizer as unknown as OptimizerLike)),
      onBatchBegin: async () => next(),
      onBatchEnd: async (_batch, logs) => {
        rates.push(rate(rates.length));
        losses.push(numbersOf(logs)['loss'] ?? NaN);
        const least = Math.min(...losses.filter(Number.isFinite));
        const last = losses.at(-1) ?? NaN;
        if (rates.length >= steps || !(last <= 4 * least)) model.stopTraining = true;
      },
    },
    'never',
  );
  try {
    await model.fit(x, y, { epochs: steps, batchSize, verbose: 0, callbacks: [callback] });
  } finally {
    kept.restore(model);
    kept.dispose();
    slots?.restore();
    slots?.dispose();
    if (before !== null) setLearningRate(optimizer, before);
  }
  return { rates, losses };
}

const BETA = 0.9;
/** Steps until the mean is one of many batches: before, it follows each of them, at rates too small to learn anything. */
const SETTLED = Math.round(1 / (1 - BETA));

/** An exponential mean, with its start corrected. */
function smooth(losses: readonly number[]): number[] {
  let mean = 0;
  return losses.map((loss, i) => {
    mean = BETA * mean + (1 - BETA) * loss;
    return mean / (1 - BETA ** (i + 1));
  });
}

/** The rate at which the smoothed loss falls fastest per factor of the rate (over a tenth of the steps, against noise), once settled and before its least. */
function steepest(rates: readonly number[], smoothed: readonly number[]): number | null {
  const end = smoothed.indexOf(Math.min(...smoothed.filter(Number.isFinite)));
  const reach = Math.max(1, Math.round(rates.length / 20));
  const slopes = smoothed
    .slice(0, end + 1)
    .map((_, i) => (smoothed[Math.min(i + reach, end)] ?? NaN) - (smoothed[Math.max(i - reach, 0)] ?? NaN));
  const first = Math.min(SETTLED, Math.floor(rates.length / 4));
  const least = Math.min(...slopes.slice(first));
  return least < 0 ? (rates[slopes.indexOf(least, first)] ?? null) : null;
}

function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
