import type { ModelCompileArgs } from '@tensorflow/tfjs-node';
import * as tf from '@tensorflow/tfjs-node';
import { registerActivations } from './activations/register';
import {
  checkCompile,
  nameMetrics,
  recogniseSparseLosses,
  tfjsCompileArgs,
  warnOfActivations,
  weighLosses,
} from './compile';
import { mendEarlyStopping } from './callbacks/tfjs';
import { fit, fitDataset, type FitArgs, type FitDatasetArgs } from './fit';
import { floatDataset, ModelTensors, type ModelData } from './inputs';
import { makeLearningRateAssignable } from './mended/assignable-learning-rate';
import { divideByCurrentWindow } from './mended/adadelta';
import { centreWithEpsilon } from './mended/centered-rmsprop';
import { keepArgumentsApart } from './mended/arguments-of-one-layer';
import { freeFailedGradients } from './mended/failed-gradients';
import { registerDenseBincount } from './mended/dense-bincount';
import { trainDilatedConvolutions } from './mended/dilated-convolution';
import { addMissingGradients } from './mended/missing-gradients';
import { mendPreprocessingLayers } from './mended/preprocessing-layers';
import { recoverFromEndedCode } from './mended/ended-code';
import { nameClassesByThemselves } from './mended/class-names';
import { nameTheLayers } from './mended/named-layers';
import { readCsvTables } from './mended/quoted-csv';
import { letNamesRepeat } from './mended/repeated-names';
import { keepSlotsByVariable } from './mended/slots-by-variable';
import { freeSharedLayers } from './mended/shared-layers';
import { registerSearchSorted } from './mended/search-sorted';
import { quietOrthogonal } from './mended/quiet-orthogonal';
import { giveSequentialHistory } from './mended/sequential-history';
import { explainSubclasses } from './mended/graphs-of-subclasses';
import { askForCompile } from './mended/sequential-batches';
import { understandMasks } from './mended/masking';
import { freezeLayersInside } from './mended/trainable-models';
import { letMasksTravel } from './mended/travelling-masks';
import { passOverNumbers } from './mended/tensors-in-containers';
import { begin, warnOfUntrained } from './models/unawaited-fit';
import { seedTfjs } from './random/tfjs-draws';
import { saveEveryOptimizer } from './mended/optimizer-weights';
import { saveHowModelsAreCompiled } from './saving/compiled-models';
import { saveInPlainPaths } from './saving/file-handlers';
import { saveByNewestHandler } from './saving/save-handlers';
import { readSavedModelsByUrl } from './saving/saved-models';
import { tellWeightsApart } from './saving/weight-names';
import { noteCompileArgs } from './saving/training-config';
import { checkOptionsOfTfjsLayers } from './options/layer-options';
import { checkOptionsOfTfjsModels } from './options/model-options';
import { installCompiledTraining } from './train/install';
import type { BatchArgs, EvaluateArgs } from './train/layers-prototype';
import { noteStepCode } from './train/step-code';
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
  // Before what else watches the ends of scopes.
  passOverNumbers();
  seedTfjs();
  // Before compiled training, which calls the methods of models as they are then.
  letMasksTravel();
  installCompiledTraining();
  registerActivations();
  makeLearningRateAssignable();
  centreWithEpsilon();
  divideByCurrentWindow();
  quietOrthogonal();
  recoverFromEndedCode();
  freeFailedGradients();
  giveSequentialHistory();
  askForCompile();
  understandMasks();
  freezeLayersInside();
  keepArgumentsApart();
  freeSharedLayers();
  addMissingGradients();
  trainDilatedConvolutions();
  mendPreprocessingLayers();
  registerDenseBincount();
  registerSearchSorted();
  keepSlotsByVariable();
  letNamesRepeat();
  nameClassesByThemselves();
  nameTheLayers();
  readCsvTables();
  saveEveryOptimizer();
  saveHowModelsAreCompiled();
  saveInPlainPaths();
  saveByNewestHandler();
  tellWeightsApart();
  readSavedModelsByUrl();
  checkOptionsOfTfjsLayers();
  checkOptionsOfTfjsModels();
  explainSubclasses();
  showModelsAsSummaries();
  mendEarlyStopping();
  const stock = { ...methodsOf(prototype) };

  prototype.compile = function (args: ModelCompileArgs): void {
    checkCompile(this, args);
    const tfjsArgs = tfjsCompileArgs(args);
    stock.compile.call(this, tfjsArgs);
    noteStepCode(this, args);
    noteCompileArgs(this, args);
    warnOfActivations(this, tfjsArgs.loss);
    recogniseSparseLosses(this, args.metrics);
    nameMetrics(this, args.metrics);
    weighLosses(this, args.lossWeights);
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
