import * as tf from '@tensorflow/tfjs-node';
import type {
  ELU as ELULayer,
  ELULayerArgs,
  LeakyReLU as LeakyReLULayer,
  LeakyReLULayerArgs,
  PReLU as PReLULayer,
  PReLULayerArgs,
  ReLU as ReLULayer,
  ReLULayerArgs,
  Softmax as SoftmaxLayer,
  SoftmaxLayerArgs,
  ThresholdedReLU as ThresholdedReLULayer,
  ThresholdedReLULayerArgs,
} from '@tensorflow/tfjs-layers/dist/layers/advanced_activations';
import { construct } from './construct';
import type { Options, Rest } from './options';
import type { Single } from './single-output';

/** max(0, x), capped at `maxValue` when given. */
export function ReLU(options?: Options<ReLULayerArgs>): Single<ReLULayer>;
export function ReLU(
  maxValue: ReLULayerArgs['maxValue'],
  options?: Rest<ReLULayerArgs, 'maxValue'>,
): Single<ReLULayer>;
export function ReLU(...args: unknown[]): Single<ReLULayer> {
  return construct('ReLU', tf.layers.reLU, ['maxValue'], args);
}

/** x for x >= 0, alpha x below (default alpha 0.3). */
export function LeakyReLU(options?: Options<LeakyReLULayerArgs>): Single<LeakyReLULayer>;
export function LeakyReLU(
  alpha: LeakyReLULayerArgs['alpha'],
  options?: Rest<LeakyReLULayerArgs, 'alpha'>,
): Single<LeakyReLULayer>;
export function LeakyReLU(...args: unknown[]): Single<LeakyReLULayer> {
  return construct('LeakyReLU', tf.layers.leakyReLU, ['alpha'], args);
}

/** Leaky ReLU whose slope is learnt. */
export function PReLU(options: Options<PReLULayerArgs> = {}): Single<PReLULayer> {
  return construct('PReLU', tf.layers.prelu, [], [options]);
}

/** x for x >= 0, alpha (exp(x) - 1) below (default alpha 1). */
export function ELU(options?: Options<ELULayerArgs>): Single<ELULayer>;
export function ELU(alpha: ELULayerArgs['alpha'], options?: Rest<ELULayerArgs, 'alpha'>): Single<ELULayer>;
export function ELU(...args: unknown[]): Single<ELULayer> {
  return construct('ELU', tf.layers.elu, ['alpha'], args);
}

/** x for x > theta, 0 below (default theta 1). */
export function ThresholdedReLU(options?: Options<ThresholdedReLULayerArgs>): Single<ThresholdedReLULayer>;
export function ThresholdedReLU(
  theta: ThresholdedReLULayerArgs['theta'],
  options?: Rest<ThresholdedReLULayerArgs, 'theta'>,
): Single<ThresholdedReLULayer>;
export function ThresholdedReLU(...args: unknown[]): Single<ThresholdedReLULayer> {
  return construct('ThresholdedReLU', tf.layers.thresholdedReLU, ['theta'], args);
}

/** exp(x) / sum exp(x) along `axis` (default the last). */
export function Softmax(options?: Options<SoftmaxLayerArgs>): Single<SoftmaxLayer>;
export function Softmax(
  axis: SoftmaxLayerArgs['axis'],
  options?: Rest<SoftmaxLayerArgs, 'axis'>,
): Single<SoftmaxLayer>;
export function Softmax(...args: unknown[]): Single<SoftmaxLayer> {
  return construct('Softmax', tf.layers.softmax, ['axis'], args);
}
