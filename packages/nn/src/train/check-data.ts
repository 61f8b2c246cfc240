import * as tf from '@tensorflow/tfjs-node';

/** What is known of one output when its targets are checked. */
interface Target {
  /** The layer that makes the output, as an error names it. */
  readonly layer: string;
  readonly loss: string;
  /** Shape of the output, the batch included as null. */
  readonly shape: readonly (number | null)[];
  readonly y: tf.Tensor;
}

const show = (shape: readonly (number | null)[]) => `[${shape.map(size => size ?? 'batch').join(', ')}]`;

function firstRow(condition: tf.Tensor): number {
  return tf.tidy(
    () =>
      tf
        .argMax(tf.cast(tf.reshape(condition, [condition.shape[0] ?? 1, -1]).any(1), 'int32'))
        .dataSync()[0] ?? 0,
  );
}

/** The first row of `y` for which `wrong` holds, and its values; undefined if there is none. */
function findRow(
  y: tf.Tensor,
  wrong: (y: tf.Tensor) => tf.Tensor,
): { row: number; values: string } | undefined {
  return tf.tidy(() => {
    const condition = wrong(y);
    if (condition.any().dataSync()[0] === 0) return undefined;
    const row = firstRow(condition);
    const values = Array.from(tf.reshape(tf.slice(y, row, 1), [-1]).dataSync());
    return { row, values: values.slice(0, 5).join(', ') } as never;
  });
}

function checkSparseLabels({ layer, loss, shape, y }: Target): void {
  const classes = shape.at(-1) ?? 0;
  if (y.rank === shape.length && (y.shape.at(-1) ?? 1) > 1) {
    throw new Error(
      `${loss} of layer "${layer}" takes one class number per example, but the targets have shape ${show(y.shape)}: ` +
        `they look one-hot. Use the loss categoricalCrossentropy for them, or give class numbers (tf.argMax(y, -1)).`,
    );
  }
  const wrong = findRow(y, values =>
    tf.logicalOr(
      tf.logicalOr(tf.less(values, 0), tf.greaterEqual(values, classes)),
      tf.notEqual(values, tf.floor(values)),
    ),
  );
  if (!wrong) return;
  throw new Error(
    `${loss} of layer "${layer}": labels must be whole numbers from 0 to ${classes - 1}, since the layer has ${classes} units; ` +
      `row ${wrong.row} is ${wrong.values}. Number the classes from 0, or give the layer as many units as there are classes.`,
  );
}

function checkOneHot({ layer, loss, shape, y }: Target): void {
  const classes = shape.at(-1) ?? 0;
  if (y.rank === shape.length && y.shape.at(-1) === classes) return;
  throw new Error(
    `${loss} of layer "${layer}" takes one-hot targets of shape ${show(shape)}, got ${show(y.shape)}. ` +
      `For class numbers use the loss sparseCategoricalCrossentropy, or tf.oneHot(y, ${classes}).`,
  );
}

function checkProbabilities({ layer, loss, y }: Target): void {
  const wrong = findRow(y, values => tf.logicalOr(tf.less(values, 0), tf.greater(values, 1)));
  if (!wrong) return;
  throw new Error(
    `${loss} of layer "${layer}": targets must lie between 0 and 1; row ${wrong.row} is ${wrong.values}. ` +
      `Use sparseCategoricalCrossentropy for class numbers, or meanSquaredError for other numbers.`,
  );
}

const CHECKS: Readonly<Record<string, (target: Target) => void>> = {
  sparseCategoricalCrossentropy: checkSparseLabels,
  categoricalCrossentropy: checkOneHot,
  binaryCrossentropy: checkProbabilities,
};

function checkNumbers(what: string, tensor: tf.Tensor): void {
  if (tensor.dtype !== 'float32') return;
  const wrong = findRow(tensor, values => tf.isNaN(values));
  if (wrong)
    throw new Error(
      `${what} holds NaN, first in row ${wrong.row} (${wrong.values}). Remove or fill in such rows before training.`,
    );
}

function checkIndices(layer: tf.layers.Layer, x: tf.Tensor): void {
  const { inputDim } = layer as unknown as { inputDim?: number };
  if (layer.getClassName() !== 'Embedding' || inputDim === undefined) return;
  const wrong = findRow(x, values => tf.logicalOr(tf.less(values, 0), tf.greaterEqual(values, inputDim)));
  if (!wrong) return;
  throw new Error(
    `Layer "${layer.name}" embeds the numbers 0 to ${inputDim - 1} (inputDim ${inputDim}); row ${wrong.row} begins ${wrong.values}. ` +
      `Give the layer a larger inputDim, or map rare values to one number.`,
  );
}

/** What the checks need of a model; tfjs keeps the loss functions private. */
export interface CheckedModel {
  readonly layers: readonly tf.layers.Layer[];
  readonly inputs: readonly tf.SymbolicTensor[];
  readonly inputNames: readonly string[];
  readonly outputs: readonly tf.SymbolicTensor[];
  readonly outputNames: readonly string[];
  readonly lossFunctions: readonly { readonly name: string }[];
}

const readers = (model: CheckedModel, input: tf.SymbolicTensor) =>
  model.layers.filter(layer => layer.inboundNodes.some(node => node.inputTensors.includes(input)));

/** The name that a loss has among tfjs's; its functions may carry a suffix from bundling. */
const lossName = (loss: { readonly name: string } | undefined) => (loss?.name ?? '').replace(/\$\d+$/, '');

/**
 * Refuses data that cannot be trained on, before the first step, in the user's terms.
 * Number and ranks of the tensors are tfjs's to check; here it is whether their values make sense for the model.
 */
export function checkData(model: CheckedModel, x: readonly tf.Tensor[], y: readonly tf.Tensor[]): void {
  x.forEach((tensor, i) => {
    checkNumbers(`Input "${model.inputNames[i] ?? i}"`, tensor);
    const input = model.inputs[i];
    if (input) for (const layer of readers(model, input)) checkIndices(layer, tensor);
  });
  y.forEach((tensor, i) => {
    const layer = model.outputNames[i] ?? `output ${i}`;
    const loss = lossName(model.lossFunctions[i]);
    checkNumbers(`The target of "${layer}"`, tensor);
    CHECKS[loss]?.({ layer, loss, shape: model.outputs[i]?.shape ?? [], y: tensor });
  });
}

/** Refuses inputs of another shape than the model's, naming the layer. */
export function checkShapes(model: CheckedModel, x: readonly tf.Tensor[]): void {
  x.forEach((tensor, i) => {
    const expected = model.inputs[i]?.shape;
    if (!expected) return;
    const shape = tensor.rank === 1 ? [...tensor.shape, 1] : tensor.shape;
    const fits =
      shape.length === expected.length &&
      shape.every((size, axis) => axis === 0 || expected[axis] == null || expected[axis] === size);
    if (fits) return;
    const reader =
      model.inputs[i] && readers(model, model.inputs[i]).find(layer => layer.getClassName() !== 'InputLayer');
    throw new Error(
      `Layer "${reader?.name ?? model.inputNames[i] ?? i}" takes input of shape ${show(expected)}, got ${show(tensor.shape)}. ` +
        `Reshape the data (x.reshape(...)) or set the first layer's inputShape to [${tensor.shape.slice(1).join(', ')}].`,
    );
  });
}
