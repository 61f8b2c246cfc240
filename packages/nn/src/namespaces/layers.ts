import * as tf from '@tensorflow/tfjs-node';
import * as keras from '../layers/keras';
import { checkOptionsOfTfjsLayers } from '../options/layer-options';
import { acceptResetAfter } from '@epochlab/train/tfjs-patches';

export type Layers = typeof keras & Omit<typeof tf.layers, keyof typeof keras>;

// Before they are copied.
acceptResetAfter();
checkOptionsOfTfjsLayers();

/**
 * Every layer twice: with Keras's capitalised name and call (`layers.Dense(64, { activation: 'relu' })`: main arguments by position, then
 * options in camelCase), and as tfjs has it (`layers.dense({ units: 64, activation: 'relu' })`).
 *
 * @example
 * const hidden = layers.Dense(64, { activation: 'relu', inputShape: [784] });
 */
export const layers: Layers = { ...tf.layers, ...keras };
