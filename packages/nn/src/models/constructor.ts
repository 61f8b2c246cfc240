import type * as tf from '@tensorflow/tfjs-node';
import { checkCall } from '@epochlab/train/checks';

type ModelClass = typeof tf.LayersModel | typeof tf.Sequential;

/**
 * Lets a function construct as a class of tfjs's does, with and without `new`, and be extended: what extends it inherits the methods, the
 * statics (`className`, `fromConfig`) and `instanceof` of that class.
 */
export function asClass<C extends object>(construct: C, stock: ModelClass): C {
  Object.setPrototypeOf(construct, stock);
  Object.defineProperty(construct, 'prototype', { value: stock.prototype });
  return construct;
}

/** A model of `stock`, or of the class that extends it. */
export function constructed<M extends tf.LayersModel>(
  stock: new (args: never) => M,
  args: unknown,
  target: unknown,
): M {
  checkCall((target as ModelClass | undefined)?.prototype, stock.prototype as M);
  return Reflect.construct(stock, [args], (target ?? stock) as typeof stock) as M;
}
