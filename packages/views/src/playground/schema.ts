import * as v from 'valibot';
import {
  matrix,
  number,
  numbers,
  numbersOrNulls,
  sameLength,
  strings,
  wholeNumber,
} from '../validation/parts';
import { insideSchema, surfaceSchema } from './inside/schema';
import { playgroundChoices as choices } from './settings';
import type { PlaygroundState } from './state';

const stop = v.object({
  epoch: v.exactOptional(wholeNumber),
  loss: v.exactOptional(number),
  patience: v.exactOptional(wholeNumber),
});

const settings = v.object({
  activation: v.picklist(choices.activation),
  regularization: v.picklist(choices.regularization),
  regularizationRate: v.number(),
  batchSize: wholeNumber,
  dataset: v.picklist(choices.dataset),
  regDataset: v.picklist(choices.regDataset),
  learningRate: v.number(),
  noise: v.number(),
  networkShape: v.array(wholeNumber),
  seed: v.string(),
  showTestData: v.boolean(),
  discretize: v.boolean(),
  percTrainData: v.number(),
  problem: v.picklist(choices.problem),
  initZero: v.boolean(),
  features: v.array(v.picklist(choices.features)),
  loss: v.picklist(choices.loss),
  // Files of earlier versions have no rule.
  stop: v.optional(stop, {}),
});

const points = v.pipe(
  v.object({ x: numbers, y: numbers, label: numbers }),
  v.check(one => sameLength(one.x, one.y, one.label), 'Expected x and y and label to be equally long'),
);

const layer = v.pipe(
  v.object({
    name: v.string(),
    kernel: v.array(numbers),
    bias: numbers,
    learns: v.array(numbers),
    frozen: v.exactOptional(v.boolean()),
  }),
  v.check(
    ({ kernel, bias, learns }) =>
      kernel.length > 0 &&
      kernel.length === learns.length &&
      [...kernel, ...learns].every(row => row.length === bias.length),
    'Expected a row of the kernel and of learns for each input, as wide as the bias',
  ),
);

const curves = v.pipe(
  v.object({
    epoch: v.array(wholeNumber),
    loss: numbersOrNulls,
    testLoss: numbersOrNulls,
    accuracy: numbersOrNulls,
    testAccuracy: numbersOrNulls,
    seconds: v.array(number),
  }),
  v.check(
    one =>
      sameLength(one.epoch, one.loss, one.testLoss, one.seconds) &&
      sameLength(one.accuracy, one.testAccuracy),
    'Expected curves to be equally long',
  ),
);

const run = v.pipe(
  v.object({
    name: v.string(),
    epoch: v.array(wholeNumber),
    loss: numbersOrNulls,
    testLoss: numbersOrNulls,
    seconds: v.array(number),
  }),
  v.check(
    one => sameLength(one.epoch, one.loss, one.testLoss, one.seconds),
    'Expected curves to be equally long',
  ),
);

export const playgroundSchema: v.GenericSchema<unknown, PlaygroundState> = v.pipe(
  v.object({
    title: v.string(),
    settings,
    hidden: strings,
    notes: strings,
    status: v.picklist(['paused', 'training', 'diverged']),
    run: wholeNumber,
    message: v.string(),
    axes: v.tuple([v.string(), v.string()]),
    classes: strings,
    ownData: v.boolean(),
    isDrawn: v.optional(v.boolean(), false),
    columns: v.optional(strings, []),
    dataOptions: v.optional(v.string(), ''),
    inputs: v.pipe(strings, v.minLength(1)),
    layers: v.pipe(v.array(layer), v.minLength(1)),
    train: points,
    test: points,
    curves,
    runs: v.array(run),
    output: matrix,
    neurons: v.array(matrix),
    confusion: v.array(numbers),
    link: v.string(),
    code: v.string(),
    inside: v.exactOptional(insideSchema),
    surface: v.exactOptional(surfaceSchema),
  }),
  v.check(
    ({ inputs, layers }) =>
      layers.every(({ kernel }, i) => kernel.length === (layers[i - 1]?.bias.length ?? inputs.length)),
    'Expected each layer to take as many numbers as the one before it gives',
  ),
);
