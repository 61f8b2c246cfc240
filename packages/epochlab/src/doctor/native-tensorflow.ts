import { join } from 'node:path';
import { ask } from './ask';
import type { Check } from './check';
import { setUpAgain } from './set-up-again';

const program = `
const tf = require('@tensorflow/tfjs-node');
const sum = tf.tensor1d([1, 2]).add(1).dataSync().join(' ');
if (sum !== '2 3') throw new Error('1 2 + 1 is ' + sum);
const { describeAcceleration } = require('@epochlab/runtime');
const native = () => tf.backend().binding.TF_Version + ', ' + describeAcceleration();
console.log(tf.getBackend() === 'tensorflow' ? native() : 'off: EPOCHLAB_BACKEND is ' + tf.getBackend());
`;

export const nativeTensorFlow: Check = {
  name: 'TensorFlow',
  remedy: `${setUpAgain} If EPOCHLAB_TENSORFLOW is set, correct or unset it.`,
  // In a process of its own: a library that is broken can take its process with it.
  find: ({ root }) => ask(process.execPath, ['-e', program], join(root, 'packages', 'runtime')),
};
