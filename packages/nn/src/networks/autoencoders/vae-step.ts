import * as tf from '@tensorflow/tfjs-node';
import type { LayersModel, Optimizer } from '@tensorflow/tfjs-node';
import { BinaryCrossentropy } from '../../losses';
import { variablesOf, type OwnStep } from '../own-loop/step-graph';

/** How far a reconstruction is from its sample, summed over all values of each sample: [n, ...] twice to [n]. */
export type Reconstruction = 'binaryCrossentropy' | 'meanSquaredError';

/** Both parts of a normal distribution for each sample, [n, latentDim] each. */
export interface Posterior {
  readonly mean: tf.Tensor;
  /** The logarithm of the variance, not of the standard deviation. */
  readonly logVariance: tf.Tensor;
}

/**
 * The Kullback-Leibler divergence of N(mean, variance) from N(0, 1), summed over the latent dimensions, [n, latentDim] twice to [n]:
 * -1/2 sum(1 + log var - mean^2 - var) (Kingma and Welling 2014, appendix B).
 */
export const klDivergence = ({ mean, logVariance }: Posterior): tf.Tensor =>
  tf.mul(tf.sum(tf.sub(tf.sub(tf.add(1, logVariance), tf.square(mean)), tf.exp(logVariance)), -1), -0.5);

/** A sample of the distribution, mean + deviation * noise, through which gradients pass (the "reparameterisation trick"). */
export const sampled = ({ mean, logVariance }: Posterior, noise: tf.Tensor): tf.Tensor =>
  tf.add(mean, tf.mul(tf.exp(tf.mul(logVariance, 0.5)), noise));

const crossentropy = BinaryCrossentropy();

/** For each sample the sum, never the mean, over its values: a mean would leave the divergence to outweigh it. */
const SUMS: Readonly<Record<Reconstruction, (x: tf.Tensor, made: tf.Tensor) => tf.Tensor>> = {
  // The library's crossentropy is the mean over the last axis.
  binaryCrossentropy: (x, made) => tf.mul(crossentropy(x, made), x.shape[1] ?? 1),
  // -log N(x; made, 1) but for a constant.
  meanSquaredError: (x, made) => tf.mul(tf.sum(tf.square(tf.sub(x, made)), -1), 0.5),
};

const rows = (x: tf.Tensor): tf.Tensor => tf.reshape(x, [x.shape[0] ?? 0, -1]);

export const reconstructionLoss = (kind: Reconstruction, x: tf.Tensor, made: tf.Tensor): tf.Tensor =>
  SUMS[kind](rows(x), rows(made));

/** The networks that a step trains, and their optimizers. */
export interface VaeParts {
  readonly encoder: LayersModel;
  readonly decoder: LayersModel;
  readonly optimizer: Optimizer;
  readonly reconstruction: Reconstruction;
  readonly beta: number;
}

/** One step, op by op: of samples and noise it makes the loss, the reconstruction's part, and the divergence before beta. */
export function vaeStep(parts: VaeParts): OwnStep<[x: tf.Tensor, noise: tf.Tensor]> {
  const { encoder, decoder, optimizer, reconstruction, beta } = parts;
  return function step(x, noise) {
    let terms: tf.Scalar[] = [];
    const loss = optimizer.minimize(
      () => {
        const posterior = posteriorOf(encoder.apply(x, { training: true }));
        const made = decoder.apply(sampled(posterior, noise), { training: true }) as tf.Tensor;
        // A tensor made inside of `minimize` is disposed at its end unless it is kept; whoever reads the losses disposes them.
        terms = [reconstructionLoss(reconstruction, x, made), klDivergence(posterior)].map(part =>
          tf.keep(tf.mean(part)),
        );
        const [fit, divergence] = terms as [tf.Scalar, tf.Scalar];
        return tf.add(fit, tf.mul(divergence, beta));
      },
      true,
      [...variablesOf(encoder), ...variablesOf(decoder)],
    );
    return [loss as tf.Scalar, ...terms];
  };
}

/** An encoder's answer by its parts. */
export function posteriorOf(answer: unknown): Posterior {
  // Checked when the network was made: two outputs.
  const [mean, logVariance] = answer as [tf.Tensor, tf.Tensor];
  return { mean, logVariance };
}
