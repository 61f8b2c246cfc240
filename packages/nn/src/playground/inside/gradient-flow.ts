import type { LayerDiagnosis } from '@epochlab/views';
import * as tf from '@tensorflow/tfjs-node';
import { diagnose } from '../../explain/diagnose';
import { lossesOf } from '../network/task';
import type { Playground } from '../playground';

/** While it trains, gradients over all points are computed this often. */
const TRAINING_MS = 500;

/** How large the gradient of each layer is over all training points; computed when it is asked for. */
export class GradientFlow {
  isStale = true;
  #layers: readonly LayerDiagnosis[] = [];
  #at = -Infinity;

  constructor(private readonly playground: Playground) {}

  now(): readonly LayerDiagnosis[] {
    const isTraining = this.playground.status === 'training';
    const isDue = !isTraining || performance.now() - this.#at >= TRAINING_MS;
    if (!this.isStale || !isDue) return this.#layers;
    this.isStale = false;
    this.#at = performance.now();
    return (this.#layers = this.#measure());
  }

  #measure(): LayerDiagnosis[] {
    const { task, network, data } = this.playground.trainer;
    const { x, y } = data.train;
    const loss = (): tf.Tensor => tf.mean(lossesOf(task, network.model.apply(x) as tf.Tensor2D, y));
    return diagnose(network.model, x, loss).layers.map(({ gradientNorm, weightNorm, ...layer }) => ({
      ...layer,
      gradientNorm: finiteOrNull(gradientNorm),
      weightNorm: finiteOrNull(weightNorm),
    }));
  }
}

const finiteOrNull = (value: number | null): number | null =>
  value !== null && Number.isFinite(value) ? Number(value.toPrecision(6)) : null;
