import type * as tf from '@tensorflow/tfjs-node';
import { inScope } from '../../in-scope';
import { accuracyScore } from '../../metrics';
import { equal, exerciseOf } from './exercise-table';

const LEAST_ACCURACY = 0.9;

/** After how many steps the spike counts so far read enough digits. Spikes are [n, steps, 10]. */
function enoughSteps(spikes: tf.Tensor3D, y: tf.Tensor1D): number {
  const steps = spikes.shape[1];
  for (let count = 1; count < steps; count++) {
    const read = inScope(() => accuracyScore(y, spikes.slice([0, 0, 0], [-1, count, -1]).sum(1)));
    if (read >= LEAST_ACCURACY) return count;
  }
  return steps;
}

export const lesson11c = {
  '11c.1': exerciseOf({
    about: 'the potential at the second step',
    problem: equal(() => 0.5 * 0.6 + 0.6, 1e-3),
    hints: [
      'Did the neuron fire at the first step?',
      'It did not: 0.6 is below the threshold. Half of its potential stays, and the current comes in again.',
    ],
  }),
  '11c.2': exerciseOf({
    about: 'parameters of the spiking network',
    problem: equal(() => 64 * 100 + 100 + 100 * 10 + 10),
    hints: [
      'Only the dense layers have weights. Which two are there?',
      '64 to 100, and 100 to 10; each unit has a bias, too.',
    ],
  }),
  '11c.3': exerciseOf({
    about: 'the step of a spike',
    problem: equal(() => 2),
    hints: [
      'The brightest pixel, 1, fires at step 0; a pixel just above 0 fires at the last step, number 4.',
      'A pixel of 0.5 is halfway between the two.',
    ],
  }),
  '11c.4': exerciseOf({
    about: 'the steps that are needed',
    problem: equal(enoughSteps),
    hints: [
      'Add up the spikes of the first step alone and read the digits, then of the first two, and so on.',
      '`spikes.slice([0, 0, 0], [-1, count, -1]).sum(1)` counts the spikes of the first `count` steps.',
    ],
  }),
};
