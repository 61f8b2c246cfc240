/** A training with checkpoints in a process that may be killed: `train.ts <dir> <epochs> <units>`. */
import { createHash } from 'node:crypto';
import * as tf from '@tensorflow/tfjs-node';
import { ReduceLROnPlateau } from '../../../src/callbacks/learning-rate';
import { installCompiledTraining } from '../../../../train/src';
import { makeLearningRateAssignable } from '../../../../train/src/tfjs-patches/optimizers/assignable-learning-rate';

const [dir = '', epochs = '1', units = '1'] = process.argv.slice(2);

installCompiledTraining();
makeLearningRateAssignable();

const x = tf.randomNormal([120, 16], 0, 1, 'float32', 1);
const y = tf.randomNormal([120, 1], 0, 1, 'float32', 2);

function network(): tf.LayersModel {
  const kernelInitializer = tf.initializers.glorotUniform({ seed: 3 });
  const { dense, dropout, batchNormalization } = tf.layers;
  const layers = [
    dense({ units: Number(units), inputShape: [16], kernelInitializer, activation: 'relu' }),
    batchNormalization(),
    dropout({ rate: 0.3 }),
    dense({ units: Number(units), kernelInitializer, activation: 'tanh' }),
    dense({ units: 1, kernelInitializer }),
  ];
  const model = tf.sequential({ layers });
  model.compile({ optimizer: 'adam', loss: 'meanSquaredError' });
  return model;
}

async function main(): Promise<void> {
  const model = network();
  const told = { onEpochEnd: () => console.log('epoch') };
  const plateau = ReduceLROnPlateau({ monitor: 'loss', patience: 2, factor: 0.5 });
  const args = { epochs: Number(epochs), verbose: 0, checkpoint: { dir }, resume: true };
  const { history, epoch } = await model.fit(x, y, {
    ...args,
    callbacks: [new tf.CustomCallback(told), plateau],
  } as tf.ModelFitArgs);
  const hash = createHash('sha256');
  for (const weight of model.getWeights()) hash.update(weight.dataSync());
  console.log(JSON.stringify({ history, epoch, weights: hash.digest('hex') }));
}

main().catch((error: unknown) => {
  console.log(JSON.stringify({ error: (error as Error).message }));
  process.exitCode = 1;
});
