import type { BaseCallback } from '@tensorflow/tfjs-layers/dist/base_callbacks';
import type * as tf from '@tensorflow/tfjs-node';
import { datasetDiagnosis, fitDiagnosis } from './explain/fit-diagnosis';
import { floatDataset, ModelTensors, type ModelData, type TfjsData } from './inputs';
import { callbackList, type CallbackLike } from './live/callback-list';
import { LiveCallback } from './live/live-callback';
import { runSettings } from './live/run/run-settings';
import { titleOf } from './models/title';
import { checkFitArguments } from '@epochlab/train/checks';
import type { DatasetExtras, FitExtras, SampleWeights } from '@epochlab/train/methods';

export interface FitArgs
  extends Omit<tf.ModelFitArgs, 'callbacks' | 'validationData' | keyof FitExtras>, FitExtras {
  /** Any mixture of callbacks (`callbacks.EarlyStopping(...)`, `show.live()`) and objects with `onEpochEnd` and the like. */
  readonly callbacks?: CallbackLike | readonly CallbackLike[];
  /** Inputs, targets, and where they have some, sample weights. */
  readonly validationData?: readonly [ModelData, ModelData] | readonly [ModelData, ModelData, SampleWeights];
}

type StockFit = (
  this: tf.LayersModel,
  x: TfjsData,
  y: TfjsData,
  args: tf.ModelFitArgs,
) => Promise<tf.History>;
/** tfjs's own `fitDataset`, before this library says what else it takes. */
type StockFitDataset = (
  this: tf.LayersModel,
  dataset: Parameters<tf.LayersModel['fitDataset']>[0],
  args: StockDatasetArgs,
) => Promise<tf.History>;
type StockDatasetArgs = tf.ModelFitDatasetArgs<tf.TensorContainer>;

/** Arguments of `fitDataset`: callbacks as `fit` takes them. */
export interface FitDatasetArgs extends Omit<StockDatasetArgs, 'callbacks'>, DatasetExtras {
  readonly callbacks?: FitArgs['callbacks'];
}

/** tfjs's `fit` with arrays as data and a live view; `verbose: 0` shows nothing. */
export async function fit(
  model: tf.LayersModel,
  stock: StockFit,
  x: ModelData,
  y: ModelData,
  args: FitArgs,
): Promise<tf.History> {
  checkFitArguments('fit', args);
  const { callbacks, validationData, verbose, ...rest } = args;
  const list = callbackList(callbacks, args.yieldEvery);
  const live = ensureLive(list, verbose);
  live.describe(titleOf(model), runSettings(model, args));
  const tensors = new ModelTensors(model);
  try {
    const [inputs, targets] = [tensors.held(tensors.inputs(x)), tensors.held(tensors.targets(y))];
    live.diagnoseWith(fitDiagnosis(model, inputs, targets, args.batchSize));
    const validation = validationData && [
      tensors.held(tensors.inputs(validationData[0])),
      tensors.held(tensors.targets(validationData[1])),
      ...validationData.slice(2),
    ];
    return await stock.call(model, inputs, targets, {
      ...(rest as tf.ModelFitArgs),
      verbose: 0,
      callbacks: list,
      ...(validation ? { validationData: validation as unknown as [tf.Tensor, tf.Tensor] } : {}),
    });
  } catch (error) {
    live.fail(error);
    throw error;
  } finally {
    tensors.dispose();
  }
}

/** tfjs's `fitDataset` with a live view. */
export async function fitDataset(
  model: tf.LayersModel,
  stock: StockFitDataset,
  dataset: Parameters<StockFitDataset>[0],
  args: FitDatasetArgs,
): Promise<tf.History> {
  checkFitArguments('fitDataset', args);
  const { validationData, ...rest } = args;
  const list = callbackList(args.callbacks, args.yieldEvery);
  const live = ensureLive(list, args.verbose);
  const floats = floatDataset(dataset);
  try {
    live.describe(titleOf(model), runSettings(model, args));
    live.diagnoseWith(datasetDiagnosis(model, floats));
    return await stock.call(model, floats, {
      ...rest,
      ...(validationData === undefined ? {} : { validationData: floatDataset(validationData) }),
      verbose: 0,
      callbacks: list,
    });
  } catch (error) {
    live.fail(error);
    throw error;
  }
}

/** The live callback among the user's, or one more at the end. */
function ensureLive(list: BaseCallback[], verbose: number | undefined): LiveCallback {
  const found = list.find(
    (callback): callback is BaseCallback & LiveCallback => callback instanceof LiveCallback,
  );
  if (found) return found;
  const live = new LiveCallback({ show: verbose !== 0 });
  list.push(live);
  return live;
}
