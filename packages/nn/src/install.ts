import type { ModelCompileArgs } from '@tensorflow/tfjs-node';
import * as tf from '@tensorflow/tfjs-node';
import { registerActivations } from './activations/register';
import { noteSparseOutputs, recogniseSparseLosses, tfjsCompileArgs } from './compile';
import { fit, fitDataset, type FitArgs } from './fit';
import { ModelTensors, type ModelData } from './inputs';
import { makeLearningRateAssignable } from './mended/assignable-learning-rate';
import { quietOrthogonal } from './mended/quiet-orthogonal';
import { giveSequentialHistory } from './mended/sequential-history';
import { installCompiledTraining } from './train/install';
import { summarise } from './summary/summarise';

const INSTALLED = Symbol.for('epochlab.nn.installed');

/**
 * Gives tfjs's own models what this library adds: arrays as data, Keras's spellings in `compile`, a live view of `fit`, `summary()` as a
 * table. tfjs code runs unchanged. Done once, when the library is loaded.
 */
export function install(): void {
  const prototype = tf.LayersModel.prototype as tf.LayersModel & { [INSTALLED]?: true };
  if (prototype[INSTALLED]) return;
  prototype[INSTALLED] = true;
  installCompiledTraining();
  registerActivations();
  makeLearningRateAssignable();
  quietOrthogonal();
  giveSequentialHistory();
  const stock = { ...methodsOf(prototype) };

  prototype.compile = function (args: ModelCompileArgs): void {
    const tfjsArgs = tfjsCompileArgs(args);
    stock.compile.call(this, tfjsArgs);
    noteSparseOutputs(this, tfjsArgs.loss);
    recogniseSparseLosses(this);
  };
  prototype.summary = function (lineLength, positions, printFn): void {
    // A Sequential fills in tfjs's default.
    if (printFn && printFn !== console.log) stock.summary.call(this, lineLength, positions, printFn);
    else summarise(this);
  };
  prototype.fit = function (this: tf.LayersModel, x: ModelData, y: ModelData, args: FitArgs = {}) {
    return fit(this, stock.fit, x, y, args);
  } as typeof prototype.fit;
  prototype.fitDataset = function (dataset, args) {
    return fitDataset(this, stock.fitDataset, dataset, args);
  };
  prototype.evaluate = function (
    this: tf.LayersModel,
    x: ModelData,
    y: ModelData,
    args?: tf.ModelEvaluateArgs,
  ) {
    return using(this, tensors =>
      stock.evaluate.call(this, tensors.inputs(x) as tf.Tensor, tensors.targets(y) as tf.Tensor, args),
    );
  };
  prototype.predict = function (this: tf.LayersModel, x: ModelData, args?: { readonly batchSize?: number }) {
    return using(this, tensors => stock.predict.call(this, tensors.inputs(x) as tf.Tensor, args));
  };
  prototype.trainOnBatch = async function (this: tf.LayersModel, x: ModelData, y: ModelData) {
    const tensors = new ModelTensors(this);
    try {
      return await stock.trainOnBatch.call(
        this,
        tensors.inputs(x) as tf.Tensor,
        tensors.targets(y) as tf.Tensor,
      );
    } finally {
      tensors.dispose();
    }
  };
}

function methodsOf({ compile, summary, fit, fitDataset, evaluate, predict, trainOnBatch }: tf.LayersModel) {
  return { compile, summary, fit, fitDataset, evaluate, predict, trainOnBatch };
}

function using<T>(model: tf.LayersModel, run: (tensors: ModelTensors) => T): T {
  const tensors = new ModelTensors(model);
  try {
    return run(tensors);
  } finally {
    tensors.dispose();
  }
}
