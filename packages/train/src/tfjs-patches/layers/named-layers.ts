import * as tf from '@tensorflow/tfjs-node';
import { didYouMean } from '../../names/nearest-name';

/** Lets `getLayer` of an unknown name say which there are. */
export function nameTheLayers(): void {
  const prototype = tf.LayersModel.prototype;
  const stock = prototype.getLayer;
  prototype.getLayer = function getLayer(this: tf.LayersModel, ...wanted: [string | number, number?]) {
    const [name] = wanted;
    const names = this.layers.map(layer => layer.name);
    if (typeof name === 'string' && !names.includes(name))
      throw new Error(
        `The model has no layer '${name}'.${didYouMean(name, names)} Its layers: ${names.join(', ')}.`,
      );
    return stock.apply(this, wanted as [string, number]);
  };
}
