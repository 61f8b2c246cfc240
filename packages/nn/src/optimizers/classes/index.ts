import * as tf from '@tensorflow/tfjs-node';
import { keepSlotsByVariable } from '@epochlab/train/tfjs-patches';
import { KerasAdamOptimizer } from './adam';
import { FtrlOptimizer } from './ftrl';
import { LionOptimizer } from './lion';
import { NadamOptimizer } from './nadam';
import { StepOptimizer } from './step-optimizer';

/** Lets saved optimizers of these classes be made again; 'Adam' is then tfjs's or Keras's, as its configuration says. */
export function registerOptimizers(): void {
  for (const made of [KerasAdamOptimizer, FtrlOptimizer, LionOptimizer, NadamOptimizer])
    tf.serialization.registerClass(made);
  keepSlotsByVariable([StepOptimizer]);
}

export { KerasAdamOptimizer } from './adam';
export { FtrlOptimizer } from './ftrl';
export { LionOptimizer } from './lion';
export { NadamOptimizer } from './nadam';
export { StepOptimizer } from './step-optimizer';
