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
import type { Layer } from './single-output';

/**
 * max(0, x), capped at `maxValue` when given.
 *
 * @example
 * layers.ReLU({ maxValue: 6 });
 */
export function ReLU(options?: Options<ReLULayerArgs>): Layer<ReLULayer>;
export function ReLU(
  maxValue: ReLULayerArgs['maxValue'],
  options?: Rest<ReLULayerArgs, 'maxValue'>,
): Layer<ReLULayer>;
export function ReLU(...args: unknown[]): Layer<ReLULayer> {
  return construct('ReLU', tf.layers.reLU, ['maxValue'], args);
}

/**
 * x for x >= 0, alpha x below (default alpha 0.3).
 *
 * @defaults alpha: 0.3
 * @example
 * layers.LeakyReLU(0.1);
 */
export function LeakyReLU(options?: Options<LeakyReLULayerArgs>): Layer<LeakyReLULayer>;
export function LeakyReLU(
  alpha: LeakyReLULayerArgs['alpha'],
  options?: Rest<LeakyReLULayerArgs, 'alpha'>,
): Layer<LeakyReLULayer>;
export function LeakyReLU(...args: unknown[]): Layer<LeakyReLULayer> {
  return construct('LeakyReLU', tf.layers.leakyReLU, ['alpha'], args);
}

/**
 * Leaky ReLU whose slope is learnt.
 *
 * @defaults alphaInitializer: 'zeros'
 * @example
 * layers.PReLU();
 */
export function PReLU(options: Options<PReLULayerArgs> = {}): Layer<PReLULayer> {
  return construct('PReLU', tf.layers.prelu, [], [options]);
}

/**
 * x for x >= 0, alpha (exp(x) - 1) below (default alpha 1).
 *
 * @defaults alpha: 1
 * @example
 * layers.ELU(1);
 */
export function ELU(options?: Options<ELULayerArgs>): Layer<ELULayer>;
export function ELU(alpha: ELULayerArgs['alpha'], options?: Rest<ELULayerArgs, 'alpha'>): Layer<ELULayer>;
export function ELU(...args: unknown[]): Layer<ELULayer> {
  return construct('ELU', tf.layers.elu, ['alpha'], args);
}

/**
 * x for x > theta, 0 below (default theta 1).
 *
 * @defaults theta: 1
 * @example
 * layers.ThresholdedReLU(0.5);
 */
export function ThresholdedReLU(options?: Options<ThresholdedReLULayerArgs>): Layer<ThresholdedReLULayer>;
export function ThresholdedReLU(
  theta: ThresholdedReLULayerArgs['theta'],
  options?: Rest<ThresholdedReLULayerArgs, 'theta'>,
): Layer<ThresholdedReLULayer>;
export function ThresholdedReLU(...args: unknown[]): Layer<ThresholdedReLULayer> {
  return construct('ThresholdedReLU', tf.layers.thresholdedReLU, ['theta'], args);
}

/**
 * exp(x) / sum exp(x) along `axis` (default the last).
 *
 * @defaults axis: -1
 * @example
 * layers.Softmax();
 */
export function Softmax(options?: Options<SoftmaxLayerArgs>): Layer<SoftmaxLayer>;
export function Softmax(
  axis: SoftmaxLayerArgs['axis'],
  options?: Rest<SoftmaxLayerArgs, 'axis'>,
): Layer<SoftmaxLayer>;
export function Softmax(...args: unknown[]): Layer<SoftmaxLayer> {
  return construct('Softmax', tf.layers.softmax, ['axis'], args);
}
