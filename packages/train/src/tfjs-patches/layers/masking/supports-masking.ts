import * as tf from '@tensorflow/tfjs-node';
import { prototypeOf } from './prototype-of';

/** Layers that work on each step by itself, so that they carry a padding mask on, as Keras's do. */
const CARRIERS: readonly (() => tf.layers.Layer)[] = [
  () => tf.layers.leakyReLU(),
  () => tf.layers.elu(),
  () => tf.layers.thresholdedReLU(),
  () => tf.layers.softmax(),
  () => tf.layers.rescaling({ scale: 1 }),
];

/** Makes all layers of a class support masking; tfjs's constructors say that they do not. */
export const supportMasking = (prototype: object): void =>
  void Object.defineProperty(prototype, 'supportsMasking', {
    get: () => true,
    set: () => undefined,
    configurable: true,
  });

/** Lets masks pass the layers of tfjs that drop them and should not. */
export const carryMasksOn = (): void => CARRIERS.forEach(make => supportMasking(prototypeOf(make())));
