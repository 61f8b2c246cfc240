import * as tf from '@tensorflow/tfjs-node';
import { install } from './install';

install();

/** tfjs-node, complete, with what this library adds to its models. */
export { tf };
