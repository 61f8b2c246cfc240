import * as tf from '@tensorflow/tfjs-node';
import type { TfjsData } from '../inputs';
import type { Diagnosis } from '../live/diagnosis';
import { diagnose } from './diagnose';

/** Looks into the layers on the first batch of the data that a model is trained on. */
export function fitDiagnosis(
  model: tf.LayersModel,
  x: TfjsData,
  y: TfjsData,
  batchSize: number | null | undefined,
): Diagnosis {
  const samples = Math.min(batchSize ?? 32, tensorsOf(x)[0]?.shape[0] ?? 0);
  return {
    samples,
    layers: () => {
      const [inputs, targets] = [firstRows(x, samples), firstRows(y, samples)];
      try {
        return diagnose(model, inputs, targets);
      } finally {
        tf.dispose([inputs, targets]);
      }
    },
  };
}

const tensorsOf = (data: TfjsData): tf.Tensor[] => (data instanceof tf.Tensor ? [data] : Object.values(data));

function firstRows(data: TfjsData, count: number): TfjsData {
  const rows = (tensor: tf.Tensor): tf.Tensor => tensor.slice(0, count);
  if (data instanceof tf.Tensor) return rows(data);
  if (Array.isArray(data)) return data.map(rows);
  return Object.fromEntries(Object.entries(data).map(([name, tensor]) => [name, rows(tensor)]));
}
