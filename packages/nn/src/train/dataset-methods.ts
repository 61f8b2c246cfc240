import * as tf from '@tensorflow/tfjs-node';
import { EpochMeans } from './batch-logs';
import { Breather } from './breather';
import { callbackList } from './callback-list';
import { checkExamples } from './check-data';
import { checkFitArguments, refuseTidied } from './checks/fit-arguments';
import { checkBatchedElement } from './checks/element';
import { columnsOf } from './columns';
import { DatasetBatches } from './dataset-batches';
import { datasetFitLoop } from './dataset-fit-loop';
import { DatasetRun } from './dataset-run';
import { wantsEager } from './eager';
import { CALL_MS } from './fit-loop';
import type { LayersPrototype, Methods, Model, Stock } from './layers-prototype';
import { whenCompiled } from './ready';
import { stockFunction } from './train-function';

type FitDatasetArgs = Parameters<LayersPrototype['fitDataset']>[1];

/** `fitDataset` and `evaluateDataset`, compiled. */
export const datasetMethods = (stock: Stock): Methods => ({
  async fitDataset(dataset, args) {
    await refuseTidied('fitDataset');
    checkFitArguments('fitDataset', args);
    const runStock = () => stock.fitDataset.call(this, dataset, args);
    if (wantsEager(this)) return stock.fitDataset.call(this, checkedDataset(this, dataset), args);
    const callbacks = await callbackList(runStock);
    const columns = columnsOf(this, stock.getDedupedMetricsNames.call(this));
    const { epochs, batchesPerEpoch, classWeight } = args;
    const { initialEpoch = 0 } = args as { readonly initialEpoch?: number };
    const perEpoch = batchesPerEpoch ?? sizeOf(dataset);
    const batches = perEpoch === undefined ? undefined : perEpoch * (epochs - initialEpoch);
    const step = stockFunction(stock.makeTrainFunction.call(this));
    const run = new DatasetRun(this, 'train', step, columns, batches);
    const validate = () => validation(this as Model & LayersPrototype, args);
    this.isTraining = true;
    try {
      return await datasetFitLoop({
        model: this,
        stock,
        dataset,
        run,
        columns,
        epochs,
        initialEpoch,
        batchesPerEpoch: batchesPerEpoch ?? undefined,
        classWeight,
        callbacks,
        validate,
      });
    } finally {
      this.isTraining = false;
    }
  },

  async evaluateDataset(dataset, args = {}) {
    const { batches = Infinity, verbose = 0 } = args;
    if (wantsEager(this) || verbose > 0)
      return stock.evaluateDataset.call(this, checkedDataset(this, dataset), args);
    (this as Model & LayersPrototype).makeTestFunction();
    const columns = columnsOf(this, this.metricsNames);
    const known = Math.min(batches, sizeOf(dataset) ?? Infinity);
    const run = new DatasetRun(
      this,
      'test',
      this.testFunction,
      columns,
      known < Infinity ? known : undefined,
    );
    const reader = new DatasetBatches(this, await dataset.iterator(), stock.standardizeUserData);
    const means = await meansOver(run, reader, batches);
    if (means === undefined)
      throw new Error(
        'evaluateDataset: the dataset has no batches. Give one that has, or check its filter().',
      );
    const values = means.values.map(value => tf.scalar(value));
    return values.length === 1 ? (values[0] as tf.Scalar) : values;
  },
});

/** How many batches a dataset has, where it knows: not after a filter, not of a generator, not if it repeats for ever. */
function sizeOf({ size }: { readonly size: number | null }): number | undefined {
  return size !== null && Number.isFinite(size) ? size : undefined;
}

/** The same dataset, each batch checked as it comes. */
function checkedDataset<D extends tf.data.Dataset<tf.TensorContainer>>(model: Model, dataset: D): D {
  let read = 0;
  const checked = dataset.map((batch: tf.TensorContainer) => {
    const where = `Batch ${++read} of the dataset`;
    const { xs, ys } = checkBatchedElement(model, batch, where);
    checkExamples(model, xs, ys, { where });
    return batch;
  });
  // The elements are the same ones.
  return checked as unknown as D;
}

async function meansOver(
  run: DatasetRun,
  reader: DatasetBatches,
  most: number,
): Promise<EpochMeans | undefined> {
  const breather = new Breather();
  let means: EpochMeans | undefined;
  try {
    for (let done = 0; done < most;) {
      const chunk = await reader.next(Math.min(most - done, run.batchesFor(CALL_MS)));
      if (chunk.length === 0) break;
      const logs = await run.run(chunk, whenCompiled);
      if (!logs) break;
      means ??= new EpochMeans(logs.columns);
      means.add(logs);
      await breather.breathe();
      done += chunk.length;
    }
  } finally {
    reader.dispose();
  }
  return means;
}

async function validation(
  model: Model & LayersPrototype,
  { validationData, validationBatches, validationBatchSize = 32 }: FitDatasetArgs,
): Promise<Record<string, number>> {
  if (validationData == null) return {};
  const scores = Array.isArray(validationData)
    ? model.evaluate(validationData[0], validationData[1], { batchSize: validationBatchSize })
    : await model.evaluateDataset(
        validationData as tf.data.Dataset<tf.TensorContainer>,
        validationBatches == null ? {} : { batches: validationBatches },
      );
  const values = [scores].flat().map(score => score.dataSync()[0] ?? NaN);
  tf.dispose(scores);
  return Object.fromEntries(model.metricsNames.map((name, i) => [`val_${name}`, values[i] ?? NaN]));
}
