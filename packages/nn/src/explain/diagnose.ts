import * as tf from '@tensorflow/tfjs-node';
import { inScope } from '../in-scope';
import { ModelTensors, type ModelData, type TfjsData } from '../inputs';
import type { Look } from '../live/view/diagnosis';

/** The parts of a model that tfjs keeps to itself. */
interface Compiled {
  readonly lossFunctions?: readonly ((yTrue: tf.Tensor, yPred: tf.Tensor) => tf.Tensor)[];
}

/**
 * Gradient norms and dead units of every layer with weights, on one batch.
 *
 * @param x as for `fit`; keep it small, all of it is one batch
 * @param y as for `fit`; or, for a model that is not compiled, the loss that its weights are trained by
 * @throws Error when there are targets and the model is not compiled
 */
export function diagnose(model: tf.LayersModel, x: ModelData, y: ModelData | (() => tf.Tensor)): Look {
  const trained = innerModel(model);
  const tensors = new ModelTensors(trained);
  try {
    return inScope(() => {
      const inputs = inOrder(tensors.inputs(x), trained.inputNames);
      const loss =
        typeof y === 'function'
          ? y
          : compiledLoss(trained, inputs, inOrder(tensors.targets(y), trained.outputNames));
      const gradients = keepingStatistics(trained, () => lossGradients(trained, loss));
      const dead = deadShares(trained, inputs);
      const layers = trained.layers
        .filter(layer => layer.weights.length > 0 || dead.has(layer.name))
        .map(layer => ({
          layer: layer.name,
          gradientNorm: norm(
            layer.trainableWeights.flatMap(w => gradients[(w.read() as tf.Variable).name] ?? []),
          ),
          weightNorm: norm(layer.trainableWeights.map(w => w.read())),
          deadShare: dead.get(layer.name) ?? null,
        }));
      return { samples: inputs[0]?.shape[0] ?? 0, layers };
    });
  } finally {
    tensors.dispose();
  }
}

/** A forward pass in training mode moves the averages of a batch normalization; the run must not notice. */
function keepingStatistics<T>(model: tf.LayersModel, run: () => T): T {
  const kept = model.nonTrainableWeights.map(weight => weight.read().clone());
  try {
    return run();
  } finally {
    model.nonTrainableWeights.forEach((weight, i) => weight.write(kept[i] as tf.Tensor));
  }
}

/** The loss that the model was compiled with, of all its outputs. */
function compiledLoss(
  model: tf.LayersModel,
  inputs: readonly tf.Tensor[],
  targets: readonly tf.Tensor[],
): () => tf.Tensor {
  const { lossFunctions } = model as unknown as Compiled;
  if (!lossFunctions)
    throw new Error('The model is not compiled. Call model.compile({ optimizer, loss }) first.');
  return () => {
    const outputs = listOf(model.apply([...inputs], { training: true }) as tf.Tensor | tf.Tensor[]);
    return tf.addN(
      outputs.map((output, i) =>
        tf.mean(
          (lossFunctions[i] as NonNullable<typeof lossFunctions>[number])(targets[i] as tf.Tensor, output),
        ),
      ),
    );
  };
}

function lossGradients(model: tf.LayersModel, loss: () => tf.Tensor): tf.NamedTensorMap {
  // Layer variables wrap the variables that tfjs differentiates in.
  const variables = model.trainableWeights.map(weight => weight.read() as tf.Variable);
  return variables.length === 0 ? {} : tf.variableGrads(() => tf.sum(loss()), variables).grads;
}

/** For each layer that rectifies, the share of units (last axis) that no sample makes positive. */
function deadShares(model: tf.LayersModel, inputs: readonly tf.Tensor[]): Map<string, number> {
  const rectifying = model.layers.filter(rectifies);
  if (rectifying.length === 0) return new Map();
  const outputs = rectifying.map(layer => layer.output).flat();
  const values = listOf(tf.model({ inputs: model.inputs, outputs }).predict([...inputs]));
  return new Map(rectifying.map((layer, i) => [layer.name, deadShare(values[i] as tf.Tensor)]));
}

function deadShare(output: tf.Tensor): number {
  const units = output.shape.at(-1) ?? 1;
  const greatest = tf.max(tf.reshape(output, [-1, units]), 0);
  return tf.mean(tf.cast(tf.lessEqual(greatest, 0), 'float32')).dataSync()[0] ?? NaN;
}

function rectifies(layer: tf.layers.Layer): boolean {
  const { activation } = layer as tf.layers.Layer & { readonly activation?: { getClassName?(): string } };
  const name = layer.getClassName() === 'ReLU' ? 'relu' : activation?.getClassName?.();
  return (name === 'relu' || name === 'relu6') && !Array.isArray(layer.output);
}

function norm(tensors: readonly tf.Tensor[]): number {
  return Math.sqrt(
    tensors.reduce((sum, tensor) => sum + (tf.sum(tf.square(tensor)).dataSync()[0] ?? NaN), 0),
  );
}

/** A `Sequential` trains through a model inside it. */
function innerModel(model: tf.LayersModel): tf.LayersModel {
  if (!(model instanceof tf.Sequential)) return model;
  // tfjs keeps that model to itself, and makes it when the outer one is compiled or first used.
  const inner = (): tf.LayersModel | null =>
    (model as unknown as { readonly model: tf.LayersModel | null }).model;
  if (!inner()) model.build();
  return inner() ?? model;
}

/** Data by name as a list in the order of the model's inputs or outputs, with a column for a list, as training takes it. */
function inOrder(data: TfjsData, names: readonly string[]): tf.Tensor[] {
  const list =
    data instanceof tf.Tensor
      ? [data]
      : Array.isArray(data)
        ? data
        : names.map(name => data[name] as tf.Tensor);
  return list.map(tensor => (tensor.rank === 1 ? tf.expandDims(tensor, -1) : tensor));
}

const listOf = (value: tf.Tensor | tf.Tensor[]): tf.Tensor[] => (Array.isArray(value) ? value : [value]);
