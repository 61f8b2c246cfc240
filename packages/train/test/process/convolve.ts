/** Trains two convolutions with poolings in a process that oneDNN reports of: `ONEDNN_VERBOSE=1 convolve.ts`. */
import * as tf from '@tensorflow/tfjs-node';
import { installCompiledTraining } from '../../src';

installCompiledTraining();

const { conv2d, dense, flatten, maxPooling2d } = tf.layers;
const model = tf.sequential({
  layers: [
    conv2d({ filters: 8, kernelSize: 3, activation: 'relu', inputShape: [16, 16, 1] }),
    maxPooling2d({ poolSize: 2 }),
    conv2d({ filters: 16, kernelSize: 3, activation: 'relu' }),
    maxPooling2d({ poolSize: 2 }),
    flatten(),
    dense({ units: 1 }),
  ],
});
model.compile({ optimizer: 'adam', loss: 'meanSquaredError' });
void model.fit(tf.randomNormal([64, 16, 16, 1]), tf.randomNormal([64, 1]), { batchSize: 16, verbose: 0 });
