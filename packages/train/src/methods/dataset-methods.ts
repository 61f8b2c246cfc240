import * as tf from '@tensorflow/tfjs-node';
import { EpochMeans } from '../run/batch-logs';
import { EventLoopTurns } from '../run/event-loop-turns';
import { callbackList } from '../callbacks/callback-list';
import { checkFitArguments, checkSpelling, refuseTidied } from '../checks/fit-arguments';
import { columnsOf } from '../run/log-columns';
import { DatasetBatches } from '../run/dataset-batches';
import { afterInterrupt } from '../callbacks/after-interrupt';
import { DatasetSource } from '../run/dataset-source';
import { epochLoop } from '../run/epoch-loop';
import { DatasetRun } from '../run/dataset-run';
import { CALL_MS } from '../run/calls';
import type { LayersPrototype, Methods, Model, Stock } from '../layers-prototype';
import { type Ready, unless, whenCompiled } from '../run/compile-waits';
import type { DatasetExtras } from './fit-request';
import type { SampleWeights } from './sample-weights';
import { stockFunction } from './train-function';

type FitDatasetArgs = Parameters<LayersPrototype['fitDataset']>[1];

/** `fitDataset` and `evaluateDataset`, compiled. */
export const datasetMethods = (stock: Stock): Methods => ({
  async fitDataset(dataset, args) {
    await refuseTidied('fitDataset');
    checkFitArguments('fitDataset', args);
    const callbacks = await callbackList(() => stock.fitDataset.call(this, dataset, args));
    const columns = columnsOf(this, stock.getDedupedMetricsNames.call(this));
    const { epochs, batchesPerEpoch, classWeight } = args;
    const { initialEpoch = 0, validationFreq } = args as DatasetExtras & { readonly initialEpoch?: number };
    const perEpoch = batchesPerEpoch ?? sizeOf(dataset);
    const batches = perEpoch === undefined ? undefined : perEpoch * (epochs - initialEpoch);
    const step = stockFunction((this as Model & LayersPrototype).makeTrainFunction());
    const run = new DatasetRun(this, 'train', step, columns, batches);
    const source = {
      model: this,
      stock,
      dataset,
      run,
      batchesPerEpoch: batchesPerEpoch ?? undefined,
      classWeight,
    };
    const over = afterInterrupt(callbacks.callbacks);
    this.isTraining = true;
    try {
      return await epochLoop({
        model: this,
        callbacks,
        columns,
        epochs,
        initialEpoch,
        validationFreq,
        open: () => DatasetSource.open(source),
        validate: () => validation(this as Model & LayersPrototype, stock, args, over),
      });
    } finally {
      this.isTraining = false;
    }
  },

  async evaluateDataset(dataset, args = {}) {
    checkSpelling('evaluateDataset', args);
    const { batches = Infinity, verbose = 0 } = args;
    if (verbose > 0) return stock.evaluateDataset.call(this, dataset, args);
    const means = await evaluated(this as Model & LayersPrototype, stock, dataset, batches, whenCompiled);
    if (means === undefined) throw new Error(NO_BATCHES);
    const values = means.values.map(value => tf.scalar(value));
    return values.length === 1 ? (values[0] as tf.Scalar) : values;
  },
});

/** How many batches a dataset has, where it knows: not after a filter, not of a generator, not if it repeats for ever. */
function sizeOf({ size }: { readonly size: number | null }): number | undefined {
  return size !== null && Number.isFinite(size) ? size : undefined;
}

/** Rows of the batches of a dataset, up to `most` of them; undefined if there are none or not all were `ready`. */
async function evaluated(
  model: Model & LayersPrototype,
  stock: Stock,
  dataset: tf.data.Dataset<tf.TensorContainer>,
  most: number,
  ready: Ready,
): Promise<EpochMeans | undefined> {
  model.makeTestFunction();
  const columns = columnsOf(model, model.metricsNames);
  const known = Math.min(most, sizeOf(dataset) ?? Infinity);
  const batches = known < Infinity ? known : undefined;
  const run = new DatasetRun(model, 'test', model.testFunction, columns, batches);
  const reader = new DatasetBatches(model, await dataset.iterator(), stock.standardizeUserData);
  const turns = new EventLoopTurns();
  const means = new EpochMeans(columns);
  try {
    for (let done = 0; done < most;) {
      const chunk = await reader.next(Math.min(most - done, run.batchesFor(CALL_MS)));
      if (chunk.length === 0) break;
      const logs = await run.run(chunk, ready);
      if (!logs) return undefined;
      means.add(logs);
      await turns.take();
      done += chunk.length;
    }
  } finally {
    reader.dispose();
  }
  return means.empty ? undefined : means;
}

/** The logs of a validation; none if it is `over` before its end. */
async function validation(
  model: Model & LayersPrototype,
  stock: Stock,
  args: FitDatasetArgs,
  over: () => boolean,
): Promise<Record<string, number>> {
  const { validationData, validationBatches } = args;
  if (validationData == null || over()) return {};
  const inTime: Ready = async (steps, call) => !over() && unless(over, [])(steps, call);
  const values = Array.isArray(validationData)
    ? scoresOf(model, validationData as unknown as Weighted, args)
    : (
        await evaluated(
          model,
          stock,
          validationData as tf.data.Dataset<tf.TensorContainer>,
          validationBatches ?? Infinity,
          inTime,
        )
      )?.values;
  if (!values && !over()) throw new Error(NO_BATCHES);
  return Object.fromEntries((values ?? []).map((value, i) => [`val_${model.metricsNames[i]}`, value]));
}

/** Inputs, targets, and sample weights where there are some. */
type Weighted = readonly [tf.Tensor, tf.Tensor, SampleWeights?];

function scoresOf(
  model: LayersPrototype & Model,
  [x, y, sampleWeight]: Weighted,
  { validationBatchSize = 32 }: FitDatasetArgs,
): number[] {
  const weights = sampleWeight === undefined ? {} : { sampleWeight };
  const scores = [model.evaluate(x, y, { batchSize: validationBatchSize, ...weights })].flat();
  const values = scores.map(score => score.dataSync()[0] ?? NaN);
  tf.dispose(scores);
  return values;
}

const NO_BATCHES = 'evaluateDataset: the dataset has no batches. Give one that has, or check its filter().';
