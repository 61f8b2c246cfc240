import * as tf from '@tensorflow/tfjs-node';
import { noteLosses } from './objectives/output-losses';
import { nameLookingLayers, nameWrongIndices } from '@epochlab/graph/lookups';
import { overrides } from '@epochlab/graph/record';
import { tracing } from '@epochlab/graph/trace';
import { batchMethods } from './methods/batch-methods';
import { datasetMethods } from './methods/dataset-methods';
import { setEager } from './eager';
import { evaluateMethods } from './methods/evaluate-methods';
import { fitMethods } from './methods/fit-methods';
import { normaliseLayersDirectly } from './gradients/layer-normalization';
import { type LayersPrototype, type Methods, type Model, type Stock, stockMethods } from './layers-prototype';
import { registerNativeGradients } from './gradients/native-gradients';
import { predictMethods } from './methods/predict-methods';
import { recurrentLoops } from './recurrent/rnn-override';
import { sampleWeightTensors } from './methods/sample-weights';
import { noteTfjs } from './javascript-state/library';
import { keepStatesInVariables } from './methods/stateful';
import { seedTfjs } from './random/tfjs-draws';
import { passOverNumbers } from './tfjs-patches/engine/tensors-in-containers';
import { regularizeActivities } from './tfjs-patches/layers/activity-regularizers';
import { letMasksTravel } from './tfjs-patches/layers/travelling-masks';
import { patchTfjs } from './tfjs-patches/patches';
import { traceFunction } from './traced/trace-function';
import { forgetTrainer } from './trainer/trainer';
import { countWeightReads } from './record/weight-reads';

let installed = false;
let compiled = false;

/**
 * Compiled training, tfjs's faults mended, and everything random from one seed. Done once, when this package is loaded.
 */
export function installTraining(): void {
  if (installed) return;
  installed = true;
  // Before what else watches the ends of scopes.
  passOverNumbers();
  seedTfjs();
  // Before compiled training, which calls the methods of models as they are then.
  letMasksTravel();
  regularizeActivities();
  installCompiledTraining();
  patchTfjs();
}

/**
 * Makes `fit`, `evaluate` and the like of every tfjs `LayersModel` run compiled: steps are traced into a TensorFlow graph
 * and many of them run in one native call. Code that uses tfjs does not change. `compile({ ..., eager: true })` or
 * `EPOCHLAB_COMPILE=0` keep tfjs's own op-by-op training.
 */
export function installCompiledTraining(tfjs: typeof tf = tf): void {
  if (compiled) return;
  compiled = true;
  noteTfjs();
  nameWrongIndices();
  nameLookingLayers();
  keepStatesInVariables();
  countWeightReads();
  registerNativeGradients();
  normaliseLayersDirectly();
  overrides.push(recurrentLoops);
  tracing.make = traceFunction;
  // These methods are tfjs's own, some of them private in its types.
  const prototype = tfjs.LayersModel.prototype as unknown as LayersPrototype;
  const stock = stockMethods(prototype);
  const parts = [lifeMethods, fitMethods, datasetMethods, evaluateMethods, batchMethods, predictMethods];
  Object.assign(prototype, ...parts.map(part => part(stock)));
}

/** Wrappers that begin and end a compiled model, and those between the user's data and all of its loops. */
const lifeMethods = (stock: Stock): Methods => ({
  compile({ eager, ...args }) {
    setEager(this, eager === true);
    forgetTrainer(this);
    stock.compile.call(this, args);
    noteLosses(this, args.loss);
  },

  dispose() {
    forgetTrainer(this);
    // A Sequential trains and predicts through a model inside it.
    const { model } = this as { readonly model?: Model };
    if (model) forgetTrainer(model);
    return stock.dispose.call(this);
  },

  async standardizeUserData(x, y, sampleWeight, classWeight, checkBatchAxis, batchSize) {
    const [xs, ys, classWeights] = await stock.standardizeUserData.call(
      this,
      x,
      y,
      null,
      classWeight,
      checkBatchAxis,
      batchSize,
    );
    if (sampleWeight == null) return [xs, ys, classWeights];
    return [xs, ys, sampleWeightTensors(sampleWeight, this.outputNames, ys)];
  },
});
