import type { ModelCompileArgs } from '@tensorflow/tfjs-node';
// First: the methods of models, compiled, which this file adds to.
import '@epochlab/train';
import * as tf from '@tensorflow/tfjs-node';
import { registerActivations } from './activations/register';
import {
  addWeightedMetrics,
  checkCompile,
  recogniseSparseLosses,
  tfjsCompileArgs,
  warnOfActivations,
  withMetricsByOutput,
} from './compile';
import { mendEarlyStopping } from './callbacks/tfjs';
import { fit, fitDataset, type FitArgs, type FitDatasetArgs } from './fit';
import { floatDataset, ModelTensors, type ModelData } from './inputs';
import { registerOptimizers } from './optimizers/classes';
import { begin, warnOfUntrained } from './models/unawaited-fit';
import { saveHowModelsAreCompiled } from './saving/compiled-models';
import { saveInPlainPaths } from './saving/file-handlers';
import { saveByNewestHandler } from './saving/save-handlers';
import { readSavedModelsByUrl } from './saving/saved-models';
import { tellWeightsApart } from './saving/weight-names';
import { noteCompileArgs } from './saving/training-config';
import { checkOptionsOfTfjsLayers } from './options/layer-options';
import { checkOptionsOfTfjsModels } from './options/model-options';
import type { BatchArgs, EvaluateArgs } from '@epochlab/train/methods';
import { nameMetrics, weighLosses } from '@epochlab/train/objectives';
import { noteStepCode } from '@epochlab/train/record';
import { watchEndedCode } from '@epochlab/train/tfjs-patches';
import { notebookHost } from '@epochlab/views';
import { showModelsAsSummaries } from './summary/displayed-models';
import { summarise } from './summary/summarise';

/** tfjs declares the elements of datasets in several ways. */
type StockDataset = Parameters<tf.LayersModel['evaluateDataset']>[0];

const INSTALLED = Symbol.for('epochlab.nn.installed');

/**
 * Gives tfjs's own models what this library adds: arrays as data, Keras's spellings in `compile`, a live view of `fit`, `summary()` as a
 * table. tfjs code runs unchanged. Done once, when the library is loaded.
 */
export function install(): void {
  const prototype = tf.LayersModel.prototype as tf.LayersModel & { [INSTALLED]?: true };
  if (prototype[INSTALLED]) return;
  prototype[INSTALLED] = true;
  registerActivations();
  registerOptimizers();
  notebookHost()?.onTerminated(watchEndedCode());
  saveHowModelsAreCompiled();
  saveInPlainPaths();
  saveByNewestHandler();
  tellWeightsApart();
  readSavedModelsByUrl();
  checkOptionsOfTfjsLayers();
  checkOptionsOfTfjsModels();
  showModelsAsSummaries();
  mendEarlyStopping();
  const stock = { ...methodsOf(prototype) };

  prototype.compile = function (given: ModelCompileArgs): void {
    const args = withMetricsByOutput(this, given);
    checkCompile(this, args);
    const tfjsArgs = tfjsCompileArgs(args);
    stock.compile.call(this, tfjsArgs);
    noteStepCode(this, args);
    noteCompileArgs(this, args);
    warnOfActivations(this, tfjsArgs.loss);
    recogniseSparseLosses(this, args.metrics);
    nameMetrics(this, args.metrics);
    weighLosses(this, args.lossWeights);
    addWeightedMetrics(this, args.weightedMetrics);
  };
  prototype.summary = function (lineLength, positions, printFn): void {
    // A Sequential fills in tfjs's default.
    if (printFn && printFn !== console.log) stock.summary.call(this, lineLength, positions, printFn);
    else summarise(this);
  };
  prototype.fit = function (this: tf.LayersModel, x: ModelData, y: ModelData, args: FitArgs = {}) {
    return begin(this, () => fit(this, stock.fit, x, y, args));
  };
  prototype.fitDataset = function (
    this: tf.LayersModel,
    dataset: Parameters<typeof fitDataset>[2],
    args: FitDatasetArgs,
  ) {
    return begin(this, () => fitDataset(this, stock.fitDataset, dataset, args));
  };
  prototype.evaluateDataset = function (this: tf.LayersModel, dataset: StockDataset, args = {}) {
    warnOfUntrained(this, 'evaluateDataset');
    return stock.evaluateDataset.call(this, floatDataset(dataset), args);
  } as typeof prototype.evaluateDataset;
  prototype.evaluate = function (this: tf.LayersModel, x: ModelData, y: ModelData, args?: EvaluateArgs) {
    warnOfUntrained(this, 'evaluate');
    return using(this, tensors =>
      stock.evaluate.call(this, tensors.inputs(x) as tf.Tensor, tensors.targets(y) as tf.Tensor, args),
    );
  };
  prototype.predict = function (this: tf.LayersModel, x: ModelData, args?: { readonly batchSize?: number }) {
    warnOfUntrained(this, 'predict');
    return using(this, tensors => stock.predict.call(this, tensors.inputs(x) as tf.Tensor, args));
  };
  prototype.predictOnBatch = function (this: tf.LayersModel, x: ModelData) {
    warnOfUntrained(this, 'predictOnBatch');
    return using(this, tensors => stock.predictOnBatch.call(this, tensors.inputs(x) as tf.Tensor));
  };
  prototype.trainOnBatch = async function (
    this: tf.LayersModel,
    x: ModelData,
    y: ModelData,
    args: BatchArgs = {},
  ) {
    const tensors = new ModelTensors(this);
    try {
      return await stock.trainOnBatch.call(
        this,
        tensors.inputs(x) as tf.Tensor,
        tensors.targets(y) as tf.Tensor,
        args,
      );
    } finally {
      tensors.dispose();
    }
  };
}

function methodsOf(prototype: tf.LayersModel) {
  const { compile, summary, fit, fitDataset, evaluate, evaluateDataset } = prototype;
  const { predict, predictOnBatch, trainOnBatch } = prototype;
  return {
    compile,
    summary,
    fit,
    fitDataset,
    evaluate,
    evaluateDataset,
    predict,
    predictOnBatch,
    trainOnBatch,
  };
}

function using<T>(model: tf.LayersModel, run: (tensors: ModelTensors) => T): T {
  const tensors = new ModelTensors(model);
  try {
    return run(tensors);
  } finally {
    tensors.dispose();
  }
}
