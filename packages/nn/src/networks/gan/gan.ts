import * as tf from '@tensorflow/tfjs-node';
import type { LayersModel, Optimizer } from '@tensorflow/tfjs-node';
import { Random } from '../../data/random';
import type { CallbackLike } from '../../live/callback-list';
import { LoopView } from '../../live/loop-view';
import { learningRateOf } from '../../optimizers/learning-rate';
import { checked, type OptionNames } from '../../options/refuse-unknown';
import { drawSeed } from '@epochlab/graph/random';
import { toFloat, type TensorInput } from '../../tensors';
import { answersWithLogits, checkData, checkNetworks, checkTrainable } from './check-networks';
import { inScope } from '../../in-scope';
import { sampleGrid } from './sample-grid';
import { ganStep, type GanStep } from './train-step';
import { batchOf, normalNoise, shuffledRows, stepsIn } from '../own-loop/batches';
import { runLoop, type Losses, type LossHistory } from '../own-loop/run';
import { stepGraph, valuesOf, type RunningStep } from '../own-loop/step-graph';

export interface GanOptions {
  /** Makes samples of random numbers: [n, latentDim] to [n, ...shape of the data]. */
  readonly generator: LayersModel;
  /** Says of a sample how real it looks: [n, ...shape of the data] to [n, 1], a logit, or with a sigmoid at its end a probability. */
  readonly discriminator: LayersModel;
  /** How many random numbers make a sample. */
  readonly latentDim: number;
  /** Makes noise and order repeatable; without one both are drawn from the stream of `models.setRandomSeed`. */
  readonly seed?: number;
}

export interface GanCompileArgs {
  /** With a learning rate of its own. */
  readonly generatorOptimizer: Optimizer;
  /** Another object than the generator's: each keeps moments of its own network. */
  readonly discriminatorOptimizer: Optimizer;
  /** Takes this share off the target of real samples, so that the discriminator is never quite sure (Salimans et al. 2016). Default 0. */
  readonly labelSmoothing?: number;
  /** Trains op by op. */
  readonly eager?: boolean;
}

export interface GanFitArgs {
  readonly epochs?: number;
  /** Rows that do not fill a batch are left out of their epoch; another order leaves out others in the next. Default 64. */
  readonly batchSize?: number;
  /** Callbacks as in `model.fit`, with the generator as their model and `generatorLoss` and `discriminatorLoss` in their logs. */
  readonly callbacks?: CallbackLike | readonly CallbackLike[];
  /** How many samples `onSamples` gets, or the grid shows. Default 40. */
  readonly samples?: number;
  /** Called before the first epoch (with 0) and after each with samples of the same noise each time, [samples, ...shape]; they are disposed afterwards. */
  readonly onSamples?: (samples: tf.Tensor, epoch: number) => void;
  /** 0 shows nothing. */
  readonly verbose?: 0 | 1;
}

const NAMES = ['discriminatorLoss', 'generatorLoss'] as const;

type GanLosses = Losses<(typeof NAMES)[number]>;
export type GanHistory = LossHistory<(typeof NAMES)[number]>;

const FIT: OptionNames<GanFitArgs> = {
  epochs: true,
  batchSize: true,
  callbacks: true,
  samples: true,
  onSamples: true,
  verbose: true,
};

interface Compiled {
  readonly step: RunningStep<Parameters<GanStep>>;
  readonly settings: Readonly<Record<string, number | string>>;
}

/**
 * A generative adversarial network: a generator makes samples of random numbers, a discriminator tells them from real ones, and each
 * learns from the other. Used as Keras's example with a `train_step` of its own: `compile` takes two optimizers, `fit` runs both steps, traced as one
 * graph, with both losses live and, for pictures, a grid of samples that changes as the generator learns.
 *
 * The losses are those of a game: neither tells how good the samples are, and both may stay where they are while samples get better.
 *
 * Source: I. Goodfellow et al., Generative Adversarial Nets, NeurIPS 2014.
 *
 * @example
 * const gan = new networks.GAN({ generator, discriminator, latentDim: 32, seed: 1 });
 * gan.compile({ generatorOptimizer: optimizers.Adam(2e-4), discriminatorOptimizer: optimizers.Adam(1e-4) });
 * await gan.fit(x, { epochs: 50, batchSize: 64 });
 * show.images(gan.generate(20));
 */
export class GAN {
  readonly generator: LayersModel;
  readonly discriminator: LayersModel;
  readonly latentDim: number;
  readonly #random: Random;
  #compiled: Compiled | undefined;

  /** @throws RangeError for networks that do not fit each other */
  constructor(options: GanOptions) {
    const names = { generator: true, discriminator: true, latentDim: true, seed: true } as const;
    const {
      generator,
      discriminator,
      latentDim,
      seed = drawSeed(),
    } = checked('networks.GAN', options, names);
    checkNetworks(generator, discriminator, latentDim);
    this.generator = generator;
    this.discriminator = discriminator;
    this.latentDim = latentDim;
    this.#random = new Random(seed);
  }

  /** @throws Error for one optimizer for both, frozen networks, a discriminator whose answer is no probability */
  compile(args: GanCompileArgs): void {
    const names = {
      generatorOptimizer: true,
      discriminatorOptimizer: true,
      labelSmoothing: true,
      eager: true,
    } as const;
    const {
      generatorOptimizer,
      discriminatorOptimizer,
      labelSmoothing = 0,
      eager = false,
    } = checked('networks.GAN: compile', args, names);
    const { generator, discriminator } = this;
    if (!(labelSmoothing >= 0 && labelSmoothing < 1))
      throw new RangeError(
        `networks.GAN: compile: labelSmoothing must be from 0 to below 1, got ${labelSmoothing}.`,
      );
    if (generatorOptimizer === discriminatorOptimizer) {
      throw new Error(
        'networks.GAN: compile: both networks have the same optimizer. Make one for each: it counts steps and keeps moments.',
      );
    }
    checkTrainable(generator, discriminator);
    const players = {
      ...{ generator, discriminator, generatorOptimizer, discriminatorOptimizer },
      fromLogits: answersWithLogits(discriminator),
      realTarget: 1 - labelSmoothing,
    };
    this.#compiled = {
      step: stepGraph(ganStep(players), eager),
      settings: {
        'generator rate': learningRateOf(generatorOptimizer) ?? 'its own',
        'discriminator rate': learningRateOf(discriminatorOptimizer) ?? 'its own',
        ...(labelSmoothing > 0 && { labelSmoothing }),
      },
    };
  }

  /** Whether the steps so far ran as a graph. */
  get isTraced(): boolean {
    return (this.#compiled?.step.traces ?? 0) > 0;
  }

  /**
   * Trains both networks on samples [n, ...shape]. Stop and an interrupt end it after a step, and the networks are kept.
   *
   * @throws RangeError for data that the generator cannot make, before any step
   */
  async fit(x: TensorInput, args: GanFitArgs = {}): Promise<GanHistory> {
    const {
      epochs = 1,
      batchSize = 64,
      samples = 40,
      verbose = 1,
      callbacks,
      onSamples,
    } = checked('networks.GAN: fit', args, FIT);
    if (!this.#compiled)
      throw new Error('networks.GAN: call compile({ generatorOptimizer, discriminatorOptimizer }) first.');
    const { step, settings } = this.#compiled;
    const data = tf.tidy(() => tf.clone(toFloat(x)));
    const noise = this.#noise(samples);
    try {
      checkData(data, this.generator);
      const stepsPerEpoch = stepsIn(data, batchSize, 'networks.GAN: fit');
      const options = { epochs, stepsPerEpoch, settings: { ...settings, batchSize } };
      const show = onSamples ?? (verbose > 0 ? sampleGrid() : undefined);
      return await runLoop({
        view: new LoopView(this.generator.name, options, verbose > 0),
        ...{ epochs, stepsPerEpoch, names: NAMES, callbacks, model: this.generator },
        params: { epochs, batchSize, samples: data.shape[0] },
        order: () => shuffledRows(data, this.#random),
        step: (order, i) => this.#step(step, () => batchOf(data, order, i, batchSize)),
        curves: ({ generatorLoss, discriminatorLoss }) => ({
          loss: { generator: generatorLoss, discriminator: discriminatorLoss },
        }),
        show: epoch => show && tf.tidy(() => show(this.generator.predict(noise) as tf.Tensor, epoch)),
      });
    } finally {
      tf.dispose([data, noise]);
    }
  }

  /**
   * New samples, [count, ...shape of the data]; the caller disposes them.
   *
   * @param from how many, or the random numbers to make them of, [count, latentDim], such as points between two samples
   */
  generate(from: number | tf.Tensor): tf.Tensor {
    return tf.tidy(() => {
      const noise = typeof from === 'number' ? this.#noise(from) : from;
      return this.generator.predict(noise) as tf.Tensor;
    });
  }

  #noise(count: number): tf.Tensor2D {
    return normalNoise(this.#random, count, this.latentDim);
  }

  /** One step on a batch of real samples: the losses before it. */
  #step(step: RunningStep<Parameters<GanStep>>, batch: () => tf.Tensor): GanLosses {
    const [discriminatorLoss = NaN, generatorLoss = NaN] = inScope(() => {
      const real = batch();
      const [count = 0] = real.shape;
      return valuesOf(step(real, this.#noise(count), this.#noise(count)));
    });
    return { discriminatorLoss, generatorLoss };
  }
}
