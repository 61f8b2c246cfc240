import * as tf from '@tensorflow/tfjs-node';
import type { io } from '@tensorflow/tfjs-core';

/** A cell that registers a router and runs twice has registered it twice: the newest counts. */
function handlerOf(address: string): io.IOHandler {
  const handler = tf.io.getSaveHandlers(address).at(-1);
  if (handler) return handler;
  throw new Error(
    `A model cannot be saved to '${address}'. Give a folder, model.save('digits'), or an object { save: async artifacts => ... }.`,
  );
}

/** Lets `model.save` say what it takes, and the router that was registered last decide. */
export function saveByNewestHandler(): void {
  const prototype = tf.LayersModel.prototype;
  const stock = prototype.save;
  prototype.save = async function save(handler, config) {
    return stock.call(this, typeof handler === 'string' ? handlerOf(handler) : handler, config);
  };
}
