/**
 * Who wraps whom. A call of a model's method goes through its wrappers from left to right, then
 * through `@epochlab/train` (`methods/`: the same method, compiled), then tfjs.
 *
 * Notices come first: they look at the call and make nothing. Then arrays become tensors, which are
 * freed when the inner methods have ended. The view is outside of the loop that it watches.
 */

import type * as tf from '@tensorflow/tfjs-node';
import type { ModelCompileArgs } from '@tensorflow/tfjs-node';
import type { BatchArgs, EvaluateArgs } from '@epochlab/train/methods';
import { nameMetrics, weighLosses } from '@epochlab/train/objectives';
import { noteStepCode } from '@epochlab/train/record';
import {
  addWeightedMetrics,
  checkCompile,
  recogniseSparseLosses,
  tfjsCompileArgs,
  warnOfActivations,
  withMetricsByOutput,
} from './compile';
import { fit, fitDataset, type FitArgs, type FitDatasetArgs } from './fit';
import { floatDataset, ModelTensors, type ModelData } from './inputs';
import { begin, warnOfUntrained } from './models/unawaited-fit';
import { noteCompileArgs } from './saving/training-config';
import { summarise } from './summary/summarise';

type Model = tf.LayersModel;
type Name =
  | 'compile'
  | 'summary'
  | 'fit'
  | 'fitDataset'
  | 'trainOnBatch'
  | 'evaluate'
  | 'evaluateDataset'
  | 'predict'
  | 'predictOnBatch';
type Method<N extends Name> = OmitThisParameter<Model[N]>;
/** A method around another one, which it calls. */
type Wrapper<N extends Name> = (inner: Method<N>) => (this: Model, ...args: never[]) => unknown;

/** Warns of a model that is asked while its `fit`, whose `await` was forgotten, still runs. */
const noticed =
  <N extends Name>(name: N): Wrapper<N> =>
  inner =>
    function (...args) {
      warnOfUntrained(this, name);
      return (inner as (...args: never[]) => unknown).apply(this, args);
    };

/** Notes that a `fit` runs, for `noticed`. */
const noted =
  <N extends 'fit' | 'fitDataset'>(): Wrapper<N> =>
  inner =>
    function (...args) {
      const call: (...args: never[]) => Promise<tf.History> = inner;
      return begin(this, () => call.apply(this, args));
    };

const keras: Wrapper<'compile'> = inner =>
  function (given: ModelCompileArgs) {
    const args = withMetricsByOutput(this, given);
    checkCompile(this, args);
    const tfjsArgs = tfjsCompileArgs(args);
    inner.call(this, tfjsArgs);
    noteStepCode(this, args);
    noteCompileArgs(this, args);
    warnOfActivations(this, tfjsArgs.loss);
    recogniseSparseLosses(this, args.metrics);
    nameMetrics(this, args.metrics);
    weighLosses(this, args.lossWeights);
    addWeightedMetrics(this, args.weightedMetrics);
  };

const asTable: Wrapper<'summary'> = inner =>
  function (lineLength?: number, positions?: number[], printFn?: (text: string) => void) {
    // A Sequential fills in tfjs's default.
    if (printFn && printFn !== console.log) inner.call(this, lineLength, positions, printFn);
    else summarise(this);
  };

const live: Wrapper<'fit'> = inner =>
  function (x: ModelData, y: ModelData, args: FitArgs = {}) {
    return fit(this, inner, x, y, args);
  };

const liveDataset: Wrapper<'fitDataset'> = inner =>
  function (dataset: Parameters<typeof fitDataset>[2], args: FitDatasetArgs) {
    return fitDataset(this, inner, dataset, args);
  };

/** Arrays as inputs, or tensors. */
const ofArrays =
  <N extends 'predict' | 'predictOnBatch'>(): Wrapper<N> =>
  inner =>
    function (x: ModelData, ...rest: never[]) {
      const call = inner as (x: unknown, ...rest: never[]) => unknown;
      return using(this, tensors => call.call(this, tensors.inputs(x), ...rest));
    };

const scoresOfArrays: Wrapper<'evaluate'> = inner =>
  function (x: ModelData, y: ModelData, args?: EvaluateArgs) {
    return using(this, tensors => {
      const [inputs, targets] = [tensors.inputs(x), tensors.targets(y)];
      return inner.call(this, inputs as tf.Tensor, targets as tf.Tensor, args);
    });
  };

const batchOfArrays: Wrapper<'trainOnBatch'> = inner =>
  async function (x: ModelData, y: ModelData, args: BatchArgs = {}) {
    const tensors = new ModelTensors(this);
    try {
      const [inputs, targets] = [tensors.inputs(x), tensors.targets(y)];
      return await inner.call(this, inputs as tf.Tensor, targets as tf.Tensor, args);
    } finally {
      tensors.dispose();
    }
  };

/** Elements of any number type. */
const ofNumbers: Wrapper<'evaluateDataset'> = inner =>
  function (dataset: Parameters<Model['evaluateDataset']>[0], args = {}) {
    return inner.call(this, floatDataset(dataset), args);
  };

const WRAPPERS: { readonly [N in Name]: readonly Wrapper<N>[] } = {
  compile: [keras],
  summary: [asTable],
  fit: [noted(), live],
  fitDataset: [noted(), liveDataset],
  trainOnBatch: [batchOfArrays],
  evaluate: [noticed('evaluate'), scoresOfArrays],
  evaluateDataset: [noticed('evaluateDataset'), ofNumbers],
  predict: [noticed('predict'), ofArrays()],
  predictOnBatch: [noticed('predictOnBatch'), ofArrays()],
};

/** Wraps the methods of models, which are those of `@epochlab/train` by then. To be called once. */
export function wrapMethods(prototype: Model): void {
  for (const name of Object.keys(WRAPPERS) as Name[]) wrapMethod(prototype, name);
}

function wrapMethod<N extends Name>(prototype: Model, name: N): void {
  const wrappers: readonly Wrapper<N>[] = WRAPPERS[name];
  // Each wrapper takes what the method takes, and arrays beside it.
  const wrapped = wrappers.reduceRight(
    (inner, wrap) => wrap(inner) as Method<N>,
    prototype[name] as Method<N>,
  );
  prototype[name] = wrapped as Model[N];
}

function using<T>(model: Model, run: (tensors: ModelTensors) => T): T {
  const tensors = new ModelTensors(model);
  try {
    return run(tensors);
  } finally {
    tensors.dispose();
  }
}
