import * as tf from '@tensorflow/tfjs-node';
import type {
  ConvLSTM2D as ConvLSTM2DLayer,
  ConvLSTM2DArgs,
  ConvLSTM2DCell as ConvLSTM2DCellLayer,
  ConvLSTM2DCellArgs,
} from '@tensorflow/tfjs-layers/dist/layers/convolutional_recurrent';
import type {
  GRU as GRULayer,
  GRUCell as GRUCellLayer,
  GRUCellLayerArgs,
  GRULayerArgs,
  LSTM as LSTMLayer,
  LSTMCell as LSTMCellLayer,
  LSTMCellLayerArgs,
  LSTMLayerArgs,
  RNN as RNNLayer,
  RNNLayerArgs,
  SimpleRNN as SimpleRNNLayer,
  SimpleRNNCell as SimpleRNNCellLayer,
  SimpleRNNCellLayerArgs,
  SimpleRNNLayerArgs,
  StackedRNNCells as StackedRNNCellsLayer,
  StackedRNNCellsArgs,
} from '@tensorflow/tfjs-layers/dist/layers/recurrent';
import type {
  Bidirectional as BidirectionalLayer,
  BidirectionalLayerArgs,
  TimeDistributed as TimeDistributedLayer,
  WrapperLayerArgs,
} from '@tensorflow/tfjs-layers/dist/layers/wrappers';
import { KerasBidirectional } from './as-keras/bidirectional';
import { construct } from './construct';
import type { Options, Rest } from './options';
import type { Layer } from './single-output';

/** A layer that gives its last states too has several outputs. */
interface ReturnsState {
  readonly returnState: true;
}

/** tfjs's types leave out that a layer takes it as its cell does. */
type GRUArgs = GRULayerArgs & Pick<GRUCellLayerArgs, 'resetAfter'>;

/**
 * h(t) = activation(x(t) W + h(t-1) U + b). [batch, steps, features] -> [batch, units], or every step with
 * `returnSequences`.
 *
 * @defaults activation: 'tanh', useBias: true, kernelInitializer: 'glorotUniform', recurrentInitializer: 'orthogonal',
 *   biasInitializer: 'zeros', dropout: 0, recurrentDropout: 0, returnSequences: false, returnState: false,
 *   goBackwards: false, stateful: false, unroll: false
 * @example
 * layers.SimpleRNN(32, { inputShape: [20, 8] }); // [batch, 20, 8] -> [batch, 32]
 */
export function SimpleRNN(
  units: SimpleRNNLayerArgs['units'],
  options: Rest<SimpleRNNLayerArgs, 'units'> & ReturnsState,
): SimpleRNNLayer;
export function SimpleRNN(options: Options<SimpleRNNLayerArgs> & ReturnsState): SimpleRNNLayer;
export function SimpleRNN(
  units: SimpleRNNLayerArgs['units'],
  options?: Rest<SimpleRNNLayerArgs, 'units'>,
): Layer<SimpleRNNLayer>;
export function SimpleRNN(options: Options<SimpleRNNLayerArgs>): Layer<SimpleRNNLayer>;
export function SimpleRNN(...args: unknown[]): SimpleRNNLayer {
  return construct('SimpleRNN', tf.layers.simpleRNN, ['units'], args);
}

/**
 * Long short-term memory (Hochreiter and Schmidhuber 1997). [batch, steps, features] -> [batch, units], or
 * every step with `returnSequences`.
 *
 * @defaults recurrentActivation: 'sigmoid', activation: 'tanh', useBias: true, kernelInitializer: 'glorotUniform',
 *   recurrentInitializer: 'orthogonal', biasInitializer: 'zeros', dropout: 0, recurrentDropout: 0, returnSequences:
 *   false, returnState: false, goBackwards: false, stateful: false, unroll: false
 * @example
 * layers.LSTM(32, { returnSequences: true, inputShape: [20, 8] }); // [batch, 20, 8] -> [batch, 20, 32]
 */
export function LSTM(
  units: LSTMLayerArgs['units'],
  options: Rest<LSTMLayerArgs, 'units'> & ReturnsState,
): LSTMLayer;
export function LSTM(options: Options<LSTMLayerArgs> & ReturnsState): LSTMLayer;
export function LSTM(units: LSTMLayerArgs['units'], options?: Rest<LSTMLayerArgs, 'units'>): Layer<LSTMLayer>;
export function LSTM(options: Options<LSTMLayerArgs>): Layer<LSTMLayer>;
export function LSTM(...args: unknown[]): LSTMLayer {
  return construct('LSTM', tf.layers.lstm, ['units'], args);
}

/**
 * Gated recurrent unit (Cho et al. 2014), the reset gate applied after the matrix product, or before it with
 * `resetAfter: false`. [batch, steps, features] -> [batch, units], or every step with `returnSequences`.
 *
 * @defaults recurrentActivation: 'sigmoid', activation: 'tanh', useBias: true, kernelInitializer: 'glorotUniform',
 *   recurrentInitializer: 'orthogonal', biasInitializer: 'zeros', dropout: 0, recurrentDropout: 0, returnSequences:
 *   false, returnState: false, goBackwards: false, stateful: false, unroll: false, resetAfter: true
 * @example
 * layers.GRU(32, { dropout: 0.2, inputShape: [20, 8] }); // [batch, 20, 8] -> [batch, 32]
 */
export function GRU(units: GRUArgs['units'], options: Rest<GRUArgs, 'units'> & ReturnsState): GRULayer;
export function GRU(options: Options<GRUArgs> & ReturnsState): GRULayer;
export function GRU(units: GRUArgs['units'], options?: Rest<GRUArgs, 'units'>): Layer<GRULayer>;
export function GRU(options: Options<GRUArgs>): Layer<GRULayer>;
export function GRU(...args: unknown[]): GRULayer {
  return construct('GRU', tf.layers.gru, ['units'], args);
}

/**
 * An LSTM whose products are convolutions. [batch, steps, height, width, channels] -> [batch, ..., filters].
 *
 * @defaults strides: 1, padding: 'valid', dataFormat: 'channelsLast', dilationRate: 1, recurrentActivation:
 *   'sigmoid', activation: 'tanh', useBias: true, kernelInitializer: 'glorotUniform', recurrentInitializer:
 *   'orthogonal', biasInitializer: 'zeros', dropout: 0, recurrentDropout: 0, returnSequences: false, returnState:
 *   false, goBackwards: false, stateful: false, unroll: false
 * @example
 * layers.ConvLSTM2D(8, 3, { padding: 'same', inputShape: [5, 16, 16, 1] }); // -> [batch, 16, 16, 8]
 */
export function ConvLSTM2D(
  filters: ConvLSTM2DArgs['filters'],
  kernelSize: ConvLSTM2DArgs['kernelSize'],
  options?: Rest<ConvLSTM2DArgs, 'filters' | 'kernelSize'>,
): Layer<ConvLSTM2DLayer>;
export function ConvLSTM2D(options: Options<ConvLSTM2DArgs>): Layer<ConvLSTM2DLayer>;
export function ConvLSTM2D(...args: unknown[]): ConvLSTM2DLayer {
  return construct('ConvLSTM2D', tf.layers.convLstm2d, ['filters', 'kernelSize'], args);
}

/**
 * Runs a cell, or a stack of cells, over time.
 *
 * @defaults returnSequences: false, returnState: false, goBackwards: false, stateful: false, unroll: false
 * @example
 * layers.RNN(layers.LSTMCell(32), { inputShape: [20, 8] }); // [batch, 20, 8] -> [batch, 32]
 */
export function RNN(cell: RNNLayerArgs['cell'], options?: Rest<RNNLayerArgs, 'cell'>): RNNLayer;
export function RNN(options: Options<RNNLayerArgs>): RNNLayer;
export function RNN(...args: unknown[]): RNNLayer {
  return construct('RNN', tf.layers.rnn, ['cell'], args);
}

/**
 * One step of `SimpleRNN`, for `layers.RNN`.
 *
 * @defaults activation: 'tanh', useBias: true, kernelInitializer: 'glorotUniform', recurrentInitializer: 'orthogonal',
 *   biasInitializer: 'zeros', dropout: 0, recurrentDropout: 0
 * @example
 * layers.RNN(layers.SimpleRNNCell(32));
 */
export function SimpleRNNCell(
  units: SimpleRNNCellLayerArgs['units'],
  options?: Rest<SimpleRNNCellLayerArgs, 'units'>,
): SimpleRNNCellLayer;
export function SimpleRNNCell(options: Options<SimpleRNNCellLayerArgs>): SimpleRNNCellLayer;
export function SimpleRNNCell(...args: unknown[]): SimpleRNNCellLayer {
  return construct('SimpleRNNCell', tf.layers.simpleRNNCell, ['units'], args);
}

/**
 * One step of `LSTM`, for `layers.RNN`.
 *
 * @defaults recurrentActivation: 'sigmoid', activation: 'tanh', useBias: true, kernelInitializer: 'glorotUniform',
 *   recurrentInitializer: 'orthogonal', biasInitializer: 'zeros', dropout: 0, recurrentDropout: 0
 * @example
 * layers.RNN(layers.LSTMCell(32));
 */
export function LSTMCell(
  units: LSTMCellLayerArgs['units'],
  options?: Rest<LSTMCellLayerArgs, 'units'>,
): LSTMCellLayer;
export function LSTMCell(options: Options<LSTMCellLayerArgs>): LSTMCellLayer;
export function LSTMCell(...args: unknown[]): LSTMCellLayer {
  return construct('LSTMCell', tf.layers.lstmCell, ['units'], args);
}

/**
 * One step of `GRU`, for `layers.RNN`.
 *
 * @defaults recurrentActivation: 'sigmoid', activation: 'tanh', useBias: true, kernelInitializer: 'glorotUniform',
 *   recurrentInitializer: 'orthogonal', biasInitializer: 'zeros', dropout: 0, recurrentDropout: 0, resetAfter: true
 * @example
 * layers.RNN(layers.GRUCell(32));
 */
export function GRUCell(
  units: GRUCellLayerArgs['units'],
  options?: Rest<GRUCellLayerArgs, 'units'>,
): GRUCellLayer;
export function GRUCell(options: Options<GRUCellLayerArgs>): GRUCellLayer;
export function GRUCell(...args: unknown[]): GRUCellLayer {
  return construct('GRUCell', tf.layers.gruCell, ['units'], args);
}

/**
 * One step of `ConvLSTM2D`, for `layers.RNN`.
 *
 * @defaults strides: 1, padding: 'valid', dataFormat: 'channelsLast', dilationRate: 1, recurrentActivation:
 *   'sigmoid', activation: 'tanh', useBias: true, kernelInitializer: 'glorotUniform', recurrentInitializer:
 *   'orthogonal', biasInitializer: 'zeros', dropout: 0, recurrentDropout: 0
 * @example
 * layers.ConvLSTM2DCell(8, 3, { padding: 'same' });
 */
export function ConvLSTM2DCell(
  filters: ConvLSTM2DCellArgs['filters'],
  kernelSize: ConvLSTM2DCellArgs['kernelSize'],
  options?: Rest<ConvLSTM2DCellArgs, 'filters' | 'kernelSize'>,
): ConvLSTM2DCellLayer;
export function ConvLSTM2DCell(options: Options<ConvLSTM2DCellArgs>): ConvLSTM2DCellLayer;
export function ConvLSTM2DCell(...args: unknown[]): ConvLSTM2DCellLayer {
  return construct('ConvLSTM2DCell', tf.layers.convLstm2dCell, ['filters', 'kernelSize'], args);
}

/**
 * Several cells that act as one, each fed by the one before.
 *
 * @example
 * layers.RNN(layers.StackedRNNCells([layers.GRUCell(32), layers.GRUCell(16)]));
 */
export function StackedRNNCells(
  cells: StackedRNNCellsArgs['cells'],
  options?: Rest<StackedRNNCellsArgs, 'cells'>,
): StackedRNNCellsLayer;
export function StackedRNNCells(options: Options<StackedRNNCellsArgs>): StackedRNNCellsLayer;
export function StackedRNNCells(...args: unknown[]): StackedRNNCellsLayer {
  return construct('StackedRNNCells', tf.layers.stackedRNNCells, ['cells'], args);
}

/**
 * Runs a recurrent layer forwards and backwards and merges the two (default: concatenated). With `returnSequences` steps in padding
 * are 0, as in Keras; those of `layers.bidirectional` repeat the step before them.
 *
 * @defaults mergeMode: 'concat'
 * @example
 * layers.Bidirectional(layers.LSTM(32), { inputShape: [20, 8] }); // [batch, 20, 8] -> [batch, 64]
 */
export function Bidirectional(
  layer: BidirectionalLayerArgs['layer'],
  options?: Rest<BidirectionalLayerArgs, 'layer'>,
): Layer<BidirectionalLayer>;
export function Bidirectional(options: Options<BidirectionalLayerArgs>): Layer<BidirectionalLayer>;
export function Bidirectional(...args: unknown[]): BidirectionalLayer {
  return construct('Bidirectional', (options: object) => new KerasBidirectional(options), ['layer'], args);
}

/**
 * Applies a layer to every time step. [batch, steps, ...] -> [batch, steps, ...].
 *
 * @example
 * layers.TimeDistributed(layers.Dense(8), { inputShape: [20, 4] }); // [batch, 20, 4] -> [batch, 20, 8]
 */
export function TimeDistributed(
  layer: WrapperLayerArgs['layer'],
  options?: Rest<WrapperLayerArgs, 'layer'>,
): Layer<TimeDistributedLayer>;
export function TimeDistributed(options: Options<WrapperLayerArgs>): Layer<TimeDistributedLayer>;
export function TimeDistributed(...args: unknown[]): TimeDistributedLayer {
  return construct('TimeDistributed', tf.layers.timeDistributed, ['layer'], args);
}
