import * as tf from '@tensorflow/tfjs-node';
import type { TfjsData } from '../inputs';
import type { Diagnosis, Look } from '../live/view/diagnosis';
import { diagnose } from './diagnose';

/** Looks into the layers on the first batch of the data that a model is trained on. */
export function fitDiagnosis(
  model: tf.LayersModel,
  x: TfjsData,
  y: TfjsData,
  batchSize: number | null | undefined,
): Diagnosis {
  const samples = Math.min(batchSize ?? 32, tensorsOf(x)[0]?.shape[0] ?? 0);
  return () => lookOnce(model, firstRows(x, samples), firstRows(y, samples));
}

/** Looks into the layers on the first batch of a dataset; a dataset that shuffles gives another one each time. */
export function datasetDiagnosis(model: tf.LayersModel, dataset: unknown): Diagnosis {
  return async () => {
    if (!(dataset instanceof tf.data.Dataset))
      throw new TypeError('Layers can be looked into when the data is a tf.data dataset.');
    const [batch] = await (dataset as tf.data.Dataset<Batch>).take(1).toArray();
    if (!batch) throw new Error('The dataset is empty.');
    return lookOnce(model, batch.xs, batch.ys);
  };
}

interface Batch extends tf.TensorContainerObject {
  readonly xs: TfjsData;
  readonly ys: TfjsData;
}

function lookOnce(model: tf.LayersModel, x: TfjsData, y: TfjsData): Look {
  try {
    return diagnose(model, x, y);
  } finally {
    tf.dispose([x, y]);
  }
}

const tensorsOf = (data: TfjsData): tf.Tensor[] => (data instanceof tf.Tensor ? [data] : Object.values(data));

function firstRows(data: TfjsData, count: number): TfjsData {
  const rows = (tensor: tf.Tensor): tf.Tensor => tensor.slice(0, count);
  if (data instanceof tf.Tensor) return rows(data);
  if (Array.isArray(data)) return data.map(rows);
  return Object.fromEntries(Object.entries(data).map(([name, tensor]) => [name, rows(tensor)]));
}
