import * as tf from '@tensorflow/tfjs-node';
import type { LayersModel, Optimizer } from '@tensorflow/tfjs-node';
import { Random } from '../../data/random';
import { inScope } from '../../in-scope';
import type { CallbackLike } from '../../live/callback-list';
import { LoopView } from '../../live/loop-view';
import { learningRateOf } from '../../optimizers/learning-rate';
import { checked, type OptionNames } from '../../options/refuse-unknown';
import { drawSeed } from '@epochlab/graph/random';
import { toFloat, type TensorInput } from '../../tensors';
import { batchOf, normalNoise, shuffledRows, stepsIn } from '../own-loop/batches';
import { runLoop, type Losses, type LossHistory } from '../own-loop/run';
import { stepGraph, valuesOf, type RunningStep } from '../own-loop/step-graph';
import { checkEncoderAndDecoder, checkValues } from './check-networks';
import {
  klDivergence,
  posteriorOf,
  reconstructionLoss,
  sampled,
  vaeStep,
  type Posterior,
  type Reconstruction,
} from './vae-step';

export interface VariationalAutoencoderOptions {
  /** [n, ...shape of the data] to two outputs, [n, latentDim] each: means, and logarithms of variances. */
  readonly encoder: LayersModel;
  /** [n, latentDim] to [n, ...shape of the data]. */
  readonly decoder: LayersModel;
  /** Weight of the divergence beside the reconstruction; 1 makes the loss the negative evidence lower bound. */
  readonly beta: number;
  /**
   * 'binaryCrossentropy' (default) for data from 0 to 1 and a decoder that ends in a sigmoid; 'meanSquaredError' (half of the squared distance,
   * a normal distribution of variance 1) for others. Both are summed over the values of a sample.
   */
  readonly reconstruction?: Reconstruction;
  /** Makes noise and order repeatable; without one both are drawn from the stream of `models.setRandomSeed`. */
  readonly seed?: number;
}

export interface VaeCompileArgs {
  readonly optimizer: Optimizer;
  /** Trains op by op. */
  readonly eager?: boolean;
}

export interface VaeFitArgs {
  readonly epochs?: number;
  /** Rows that do not fill a batch are left out of their epoch. Default 64. */
  readonly batchSize?: number;
  /** Callbacks as in `model.fit`, with the encoder as their model and `loss`, `reconstruction` and `divergence` in their logs. */
  readonly callbacks?: CallbackLike | readonly CallbackLike[];
  /** 0 shows nothing. */
  readonly verbose?: 0 | 1;
}

/** Means over samples, in nats. */
export interface Bound {
  /** The evidence lower bound, -reconstruction - divergence: never above the logarithm of the data's probability. */
  readonly elbo: number;
  readonly reconstruction: number;
  readonly divergence: number;
}

const NAMES = ['loss', 'reconstruction', 'divergence'] as const;

type VaeLosses = Losses<(typeof NAMES)[number]>;
export type VaeHistory = LossHistory<(typeof NAMES)[number]>;

const FIT: OptionNames<VaeFitArgs> = { epochs: true, batchSize: true, callbacks: true, verbose: true };
const WHERE = 'networks.VariationalAutoencoder';
/** A latent dimension is in use when the means of its distributions vary more than this (Burda et al. 2016). */
const ACTIVE = 0.01;

/**
 * A variational autoencoder: an encoder says of each sample a normal distribution over a few numbers, a decoder makes the sample again of a
 * draw from it. The loss adds how far the distributions are from the standard normal one, so that what the decoder makes of
 * standard normal numbers looks like the data. Only training draws: `encode` and `reconstruct` take the means.
 *
 * Source: D. P. Kingma, M. Welling, Auto-Encoding Variational Bayes, ICLR 2014; beta: I. Higgins et al., beta-VAE, ICLR 2017.
 *
 * @example
 * const input = layers.Input({ shape: [64] });
 * const hidden = layers.Dense(128, { activation: 'relu' }).apply(input) as tf.SymbolicTensor;
 * const [mean, logVariance] = [layers.Dense(2).apply(hidden), layers.Dense(2).apply(hidden)] as tf.SymbolicTensor[];
 * const encoder = tf.model({ inputs: input, outputs: [mean, logVariance] });
 * const decoder = models.Sequential([layers.Dense(128, { activation: 'relu', inputShape: [2] }), layers.Dense(64, { activation: 'sigmoid' })]);
 * const vae = new networks.VariationalAutoencoder({ encoder, decoder, beta: 1 });
 * vae.compile({ optimizer: optimizers.Adam(0.002) });
 * await vae.fit(x, { epochs: 60 });
 * show.embedding(vae.encode(x), { labels: y });
 */
export class VariationalAutoencoder {
  readonly encoder: LayersModel;
  readonly decoder: LayersModel;
  readonly beta: number;
  readonly latentDim: number;
  readonly #reconstruction: Reconstruction;
  readonly #random: Random;
  #compiled:
    { readonly step: RunningStep<[tf.Tensor, tf.Tensor]>; readonly rate: number | string } | undefined;

  /** @throws RangeError for networks that do not fit each other, and for a beta that is no number from 0 on */
  constructor(options: VariationalAutoencoderOptions) {
    const names = { encoder: true, decoder: true, beta: true, reconstruction: true, seed: true } as const;
    const {
      encoder,
      decoder,
      beta,
      reconstruction = 'binaryCrossentropy',
      seed = drawSeed(),
    } = checked(WHERE, options, names);
    if (!(Number.isFinite(beta) && beta >= 0)) {
      throw new RangeError(
        `${WHERE}: beta must be a finite number >= 0, got ${beta}. Say it: 1 is the evidence lower bound.`,
      );
    }
    this.latentDim = checkEncoderAndDecoder(encoder, decoder, reconstruction);
    this.encoder = encoder;
    this.decoder = decoder;
    this.beta = beta;
    this.#reconstruction = reconstruction;
    this.#random = new Random(seed);
  }

  compile(args: VaeCompileArgs): void {
    const { optimizer, eager = false } = checked(`${WHERE}: compile`, args, { optimizer: true, eager: true });
    const { encoder, decoder, beta } = this;
    const step = vaeStep({ encoder, decoder, optimizer, beta, reconstruction: this.#reconstruction });
    this.#compiled = { step: stepGraph(step, eager), rate: learningRateOf(optimizer) ?? 'its own' };
  }

  /** Whether the steps so far ran as a graph. */
  get isTraced(): boolean {
    return (this.#compiled?.step.traces ?? 0) > 0;
  }

  /**
   * Trains both networks on samples [n, ...shape]. Stop and an interrupt end it after a step, and the networks are kept.
   *
   * @throws RangeError for data of another shape, or outside of 0 to 1 under binary crossentropy, before any step
   */
  async fit(x: TensorInput, args: VaeFitArgs = {}): Promise<VaeHistory> {
    const { epochs = 1, batchSize = 64, verbose = 1, callbacks } = checked(`${WHERE}: fit`, args, FIT);
    if (!this.#compiled) throw new Error(`${WHERE}: call compile({ optimizer }) first.`);
    const { step, rate } = this.#compiled;
    const data = tf.tidy(() => tf.clone(toFloat(x)));
    try {
      checkValues(data, this.encoder, this.#reconstruction);
      const stepsPerEpoch = stepsIn(data, batchSize, `${WHERE}: fit`);
      const settings = { 'learning rate': rate, beta: this.beta, batchSize };
      return await runLoop({
        view: new LoopView(this.encoder.name, { epochs, stepsPerEpoch, settings }, verbose > 0),
        ...{ epochs, stepsPerEpoch, names: NAMES, callbacks, model: this.encoder },
        params: { epochs, batchSize, samples: data.shape[0] },
        order: () => shuffledRows(data, this.#random),
        step: (order, i) => this.#step(step, () => batchOf(data, order, i, batchSize)),
        curves: losses => ({ ...losses }),
      });
    } finally {
      data.dispose();
    }
  }

  /** The means of samples' distributions, [n, latentDim]: the same each time. */
  encode(x: TensorInput): tf.Tensor2D {
    return tf.tidy(() => this.#posterior(x).mean as tf.Tensor2D);
  }

  /** The decoder's output for points of the latent space, [n, latentDim] to [n, ...shape of the data]. */
  decode(points: TensorInput): tf.Tensor {
    return tf.tidy(() => this.decoder.predict(toFloat(points)) as tf.Tensor);
  }

  /** Samples through both networks by their means, without a draw. */
  reconstruct(x: TensorInput): tf.Tensor {
    return tf.tidy(() => this.decode(this.encode(x)));
  }

  /** New samples, of standard normal numbers, [count, ...shape of the data]. */
  generate(count: number): tf.Tensor {
    return tf.tidy(() => this.decode(normalNoise(this.#random, count, this.latentDim)));
  }

  /** The bound on samples, each drawn once; the divergence counts fully, whatever beta is. */
  evaluate(x: TensorInput): Bound {
    const [reconstruction = NaN, divergence = NaN] = inScope(() => {
      const samples = toFloat(x);
      const posterior = this.#posterior(samples);
      const drawn = sampled(posterior, normalNoise(this.#random, samples.shape[0] ?? 0, this.latentDim));
      const parts = [
        reconstructionLoss(this.#reconstruction, samples, this.decode(drawn)),
        klDivergence(posterior),
      ];
      return parts.map(part => tf.mean(part).dataSync()[0]);
    });
    return { elbo: -reconstruction - divergence, reconstruction, divergence };
  }

  /** The divergence of each latent dimension, the mean over samples, and how many dimensions the encoder uses at all. */
  latentUse(x: TensorInput): { readonly divergences: number[]; readonly activeUnits: number } {
    return inScope(() => {
      const { mean, logVariance } = this.#posterior(x);
      const each = tf.split(mean, this.latentDim, 1).map((one, i) => {
        const part = { mean: one, logVariance: tf.slice(logVariance, [0, i], [-1, 1]) };
        return tf.mean(klDivergence(part)).dataSync()[0] ?? NaN;
      });
      const variances = tf.moments(mean, 0).variance.dataSync();
      return { divergences: each, activeUnits: variances.filter(variance => variance > ACTIVE).length };
    });
  }

  #posterior(x: TensorInput): Posterior {
    return posteriorOf(this.encoder.predict(toFloat(x)));
  }

  /** One step on a batch: the losses before it. */
  #step(step: RunningStep<[tf.Tensor, tf.Tensor]>, batch: () => tf.Tensor): VaeLosses {
    const [loss = NaN, reconstruction = NaN, divergence = NaN] = inScope(() => {
      const x = batch();
      return valuesOf(step(x, normalNoise(this.#random, x.shape[0] ?? 0, this.latentDim)));
    });
    return { loss, reconstruction, divergence };
  }
}
