import * as tf from '@tensorflow/tfjs-node';
import { partsOf } from '../../javascript-state/layer-parts';

/** Layers that compute masks, but only from those of their inputs. */
const PASS_ON: ReadonlySet<string> = new Set([
  'RNN',
  'SimpleRNN',
  'GRU',
  'LSTM',
  'ConvRNN2D',
  'ConvLSTM2D',
  'Bidirectional',
  'Add',
  'Average',
  'Concatenate',
  'Dot',
  'Maximum',
  'Minimum',
  'Multiply',
  'GlobalAveragePooling1D',
  'MultiHeadAttention',
  'TransformerDecoder',
  'TransformerEncoder',
]);

function makesMask(part: object): boolean {
  if (!(part instanceof tf.layers.Layer) || part instanceof tf.LayersModel) return false;
  if ('maskZero' in part) return part.maskZero === true;
  return part.computeMask !== tf.layers.Layer.prototype.computeMask && !PASS_ON.has(part.getClassName());
}

/** Whether something in a model may mark padding. */
export const makesMasks = (model: { readonly layers: readonly object[] }): boolean =>
  model.layers.flatMap(partsOf).some(makesMask);
