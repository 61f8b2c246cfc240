/**
 * Data are refused before the first step, by layer, row and value, with what was expected and what
 * to do. One file for each side: inputs, targets, arguments; `scan.ts` finds the row.
 */

import type * as tf from '@tensorflow/tfjs-node';
import { outputLoss, targetShape } from '../objectives/output-losses';
import { activeRecorder } from '@epochlab/graph/record';
import { checkCall } from './own-call';
import { checkFinite, checkIndices, checkInputShapes, notFinite } from './inputs';
import type { CheckedModel, Data, Given } from './model-parts';
import { matched } from './named';
import { checkBatchSize, checkRows } from './rows';
import { checkTargetShape, checkTargetValues, type Target } from './targets';

function inputsOf(model: CheckedModel, x: Data): Given[] {
  checkCall(model);
  return matched(x, {
    kind: 'input',
    names: model.inputNames,
    shapes: model.inputs.map(({ shape }) => shape),
  });
}

function targetsOf(model: CheckedModel, y: Data): Target[] {
  const shapes = model.outputs.map(({ shape }, i) => targetShape(outputLoss(model, i), shape));
  return matched(y, { kind: 'output', names: model.outputNames, shapes }).map((given, i) => ({
    ...given,
    output: model.outputs[i]?.shape ?? [],
    loss: outputLoss(model, i),
  }));
}

function saying<T>(where: string, check: () => T): T {
  try {
    return check();
  } catch (error) {
    if (where && error instanceof Error) error.message = `${where}: ${error.message}`;
    throw error;
  }
}

interface Examples {
  readonly inputs: readonly Given[];
  readonly targets: readonly Target[];
}

interface CheckOptions {
  /** Undefined where the data is one batch. */
  readonly batchSize?: number;
  /** Name of the checked data, as a message begins ("Batch 3 of the dataset"); left out for what was passed itself. */
  readonly where?: string;
}

/** Refuses numbers of tensors, rows and shapes that do not fit the model. Looks at no values. */
export function checkForm(
  model: CheckedModel,
  x: Data,
  y: Data,
  { batchSize, where = '' }: CheckOptions = {},
): Examples {
  return saying(where, () => {
    const [inputs, targets] = [inputsOf(model, x), targetsOf(model, y)];
    checkRows(inputs, targets);
    if (model.stateful) checkBatchSize(inputs, batchSize ?? inputs[0]?.tensor.shape[0] ?? 0);
    checkInputShapes(model, inputs);
    targets.forEach(checkTargetShape);
    return { inputs, targets };
  });
}

/**
 * Refuses data that cannot be trained on or evaluated, before the first step, in the user's terms: the layer, what it
 * takes, what it was given, what to do.
 */
export function checkExamples(model: CheckedModel, x: Data, y: Data, options: CheckOptions = {}): void {
  const { inputs, targets } = checkForm(model, x, y, options);
  saying(options.where ?? '', () => {
    checkIndices(model, inputs);
    checkFinite(model, inputs);
    targets.forEach(checkTargetValues);
  });
}

/**
 * As `checkExamples`, for data without targets. What is not finite is only told: the other rows' predictions are good. Returns the data as tfjs's
 * `predict` takes it, which knows no names.
 */
export function checkInputs(model: CheckedModel, x: Data): tf.Tensor | tf.Tensor[] {
  const inputs = inputsOf(model, x);
  // Values in a recording stand for those of every call; tfjs itself looks at the shapes.
  if (!activeRecorder()) checkInputValues(model, inputs);
  const tensors = inputs.map(({ tensor }) => tensor);
  return tensors.length === 1 ? (tensors[0] as tf.Tensor) : tensors;
}

function checkInputValues(model: CheckedModel, inputs: ReturnType<typeof inputsOf>): void {
  checkRows(inputs);
  checkInputShapes(model, inputs);
  checkIndices(model, inputs);
  const found = notFinite(model, inputs);
  if (found)
    console.warn(`${found}: the predictions of such rows are no numbers either. Remove or fill them in.`);
}
