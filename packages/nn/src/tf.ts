import * as tf from '@tensorflow/tfjs-node';
import { install } from './install';
import { setRandomSeed } from './random/seed';

install();
Object.assign(tf, { setSeed: setRandomSeed });

/** tfjs-node, complete, with what this library adds to its models. */
export { tf };
