import * as tf from '@tensorflow/tfjs-node';
import { install } from './install';
import { setRandomSeed } from '@epochlab/train/random';

install();
Object.assign(tf, { setSeed: setRandomSeed });

/** tfjs-node, complete, with what this library adds to its models. */
export { tf };
