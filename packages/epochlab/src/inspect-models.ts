import { tf } from '@epochlab/nn';
import { inspectAs } from './inspect-as';

const DIGITS = 4;

const named = (layer: tf.layers.Layer) => `${layer.getClassName()} "${layer.name}"`;

const counted = (count: number, what: string) =>
  `${count.toLocaleString('en')} ${what}${count === 1 ? '' : 's'}`;

/** A layer has its weights once it is built. */
const parameters = (layer: tf.layers.Layer) =>
  layer.built ? `, ${counted(layer.countParams(), 'parameter')}` : '';

/** `Dense "dense_Dense1", 650 parameters` */
inspectAs(tf.layers.Layer.prototype, layer => `${named(layer)}${parameters(layer)}`);

/** `Sequential "sequential_1", 2 layers, 4,810 parameters` */
inspectAs(
  tf.LayersModel.prototype,
  model => `${named(model)}, ${counted(model.layers.length, 'layer')}${parameters(model)}`,
);

/** `History of 10 epochs, the last with loss 0.1234, acc 0.9688` */
inspectAs(tf.History.prototype, ({ epoch, history }) => {
  const last = Object.entries(history).map(([name, values]) => `${name} ${shorten(values.at(-1))}`);
  return `History of ${counted(epoch.length, 'epoch')}${last.length > 0 ? `, the last with ${last.join(', ')}` : ''}`;
});

function shorten(value: unknown): string {
  return typeof value === 'number' ? String(Number(value.toPrecision(DIGITS))) : String(value);
}
