import * as tf from '@tensorflow/tfjs-node';
import type { LayersModel, Optimizer } from '@tensorflow/tfjs-node';
import { BinaryCrossentropy } from '../../losses';
import { variablesOf, type OwnStep } from '../own-loop/step-graph';

/** The networks that a step trains, and their optimizers. */
export interface Players {
  readonly generator: LayersModel;
  readonly discriminator: LayersModel;
  readonly generatorOptimizer: Optimizer;
  readonly discriminatorOptimizer: Optimizer;
  /** Whether the discriminator answers with a number of any size, whose sigmoid is the probability of "real". */
  readonly fromLogits: boolean;
  /** The discriminator's target for real data; 1 without label smoothing. */
  readonly realTarget: number;
}

/** Takes real samples and the noise of both players' samples, gives the discriminator's loss and the generator's. */
export type GanStep = OwnStep<[real: tf.Tensor, forDiscriminator: tf.Tensor, forGenerator: tf.Tensor]>;

/**
 * One step of the two players, op by op (Goodfellow et al. 2014, algorithm 1, with the generator's loss that does not saturate): the discriminator
 * learns to tell real from generated, then the generator to be taken for real. Each optimizer has the weights of its own network, so
 * none has to be frozen. Real and generated samples go through the discriminator apart: batch normalisation over a
 * mixture of both would tell it which is which.
 */
export function ganStep(players: Players): GanStep {
  const { generator, discriminator, generatorOptimizer, discriminatorOptimizer, realTarget } = players;
  const crossentropy = BinaryCrossentropy({ fromLogits: players.fromLogits });
  const answer = (network: LayersModel, x: tf.Tensor) => network.apply(x, { training: true }) as tf.Tensor;
  const lossOf = (x: tf.Tensor, target: number): tf.Scalar => {
    const said = answer(discriminator, x);
    return tf.mean(crossentropy(tf.fill(said.shape, target), said));
  };
  return function step(real, forDiscriminator, forGenerator) {
    const generated = answer(generator, forDiscriminator);
    const discriminatorLoss = discriminatorOptimizer.minimize(
      () => tf.div(tf.add(lossOf(real, realTarget), lossOf(generated, 0)), 2),
      true,
      variablesOf(discriminator),
    );
    const generatorLoss = generatorOptimizer.minimize(
      () => lossOf(answer(generator, forGenerator), 1),
      true,
      variablesOf(generator),
    );
    // `minimize` gives the loss back where it is asked to.
    return [discriminatorLoss, generatorLoss] as tf.Scalar[];
  };
}
