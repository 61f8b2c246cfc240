import { refuseUnknown } from '../../options/refuse-unknown';
import { playgroundChoices as choices, type PlaygroundSettings, type PlaygroundStop } from '@epochlab/views';
import type { TrainUntil } from '../stop';

/** The largest network and noise, so that a slip of the pen does not hold the kernel for minutes. */
export const MOST_LAYERS = 32;
export const MOST_NEURONS = 256;
export const MOST_NOISE = 80;

/** A test of one setting: nothing where the value is right, else what was expected. */
type Expectation = (value: unknown) => string | undefined;

const oneOf =
  (names: readonly string[]): Expectation =>
  value =>
    names.includes(value as string) ? undefined : `one of ${names.join(', ')}`;

const number =
  (expected: string, isRight: (value: number) => boolean): Expectation =>
  value =>
    typeof value === 'number' && Number.isFinite(value) && isRight(value) ? undefined : expected;

const flag: Expectation = value => (typeof value === 'boolean' ? undefined : 'true or false');

const isCount = (most: number) => (value: unknown) =>
  Number.isInteger(value) && (value as number) >= 1 && (value as number) <= most;

const shape: Expectation = value =>
  Array.isArray(value) && value.length <= MOST_LAYERS && value.every(isCount(MOST_NEURONS))
    ? undefined
    : `a list of at most ${MOST_LAYERS} numbers of neurons, from 1 to ${MOST_NEURONS} each`;

const features: Expectation = value =>
  Array.isArray(value) &&
  value.length > 0 &&
  new Set(value).size === value.length &&
  value.every(name => (choices.features as readonly unknown[]).includes(name))
    ? undefined
    : `a list of different ones of ${choices.features.join(', ')}`;

const isWhole = (value: unknown): boolean => Number.isInteger(value) && (value as number) >= 1;

const RULES: Readonly<Record<keyof PlaygroundStop, (value: unknown) => boolean>> = {
  epoch: isWhole,
  loss: value => typeof value === 'number' && Number.isFinite(value),
  patience: isWhole,
};

const stop: Expectation = value =>
  typeof value === 'object' &&
  value !== null &&
  Object.entries(value).every(([name, rule]) => RULES[name as keyof PlaygroundStop]?.(rule))
    ? undefined
    : '{ epoch, loss, patience }, each of them or none: a whole number from 1, a loss, a whole number from 1';

const EXPECTATIONS: Readonly<Record<keyof PlaygroundSettings, Expectation>> = {
  activation: oneOf(choices.activation),
  regularization: oneOf(choices.regularization),
  regularizationRate: number('a number from 0', value => value >= 0),
  batchSize: number('a whole number from 1', value => Number.isInteger(value) && value >= 1),
  dataset: oneOf(choices.dataset),
  regDataset: oneOf(choices.regDataset),
  learningRate: number('a number above 0', value => value > 0),
  noise: number(`a number from 0 to ${MOST_NOISE}`, value => value >= 0 && value <= MOST_NOISE),
  networkShape: shape,
  seed: value => (typeof value === 'string' && value !== '' ? undefined : 'a text or a number'),
  showTestData: flag,
  discretize: flag,
  percTrainData: number('a number above 0 and below 100', value => value > 0 && value < 100),
  problem: oneOf(choices.problem),
  initZero: flag,
  features,
  loss: oneOf(choices.loss),
  stop,
};

/** Settings as a program gives them: any part of them, the seed as a number too. */
export type PlaygroundOptions = Partial<Omit<PlaygroundSettings, 'seed' | 'dataset'>> & {
  readonly seed?: string | number;
  readonly dataset?: PlaygroundSettings['dataset' | 'regDataset'];
};

/**
 * Settings with some changed. `dataset` may name the points of a regression as well, which makes the problem one.
 *
 * @throws TypeError for an unknown name; RangeError for a value that is none of those that the setting takes
 */
export function changedSettings(
  before: PlaygroundSettings,
  options: PlaygroundOptions | Readonly<Record<string, unknown>>,
  where: string,
): PlaygroundSettings {
  refuseUnknown(where, options, Object.keys(EXPECTATIONS));
  const given = withProblem(withText(options));
  for (const [name, value] of Object.entries(given)) {
    const expected = EXPECTATIONS[name as keyof PlaygroundSettings](value);
    if (expected !== undefined) {
      throw new RangeError(`${where}: ${name} is ${JSON.stringify(value)}; expected ${expected}.`);
    }
  }
  const after = { ...before, ...given };
  return { ...after, features: choices.features.filter(name => after.features.includes(name)) };
}

type Given = Readonly<Record<string, unknown>>;

const withText = ({ seed, ...others }: Given): Given => ({
  ...Object.fromEntries(Object.entries(others).filter(([, value]) => value !== undefined)),
  ...(seed === undefined ? {} : { seed: typeof seed === 'number' ? String(seed) : seed }),
});

/** The name of some points tells the problem, unless that is said. */
function withProblem({ dataset, ...others }: Given): Given {
  const isRegression = (choices.regDataset as readonly unknown[]).includes(dataset);
  if (isRegression) return { problem: 'regression', ...others, regDataset: dataset };
  if (dataset !== undefined) return { problem: 'classification', ...others, dataset };
  return others['regDataset'] === undefined ? others : { problem: 'regression', ...others };
}

/**
 * The rules of a `train`.
 *
 * @throws TypeError for an unknown rule; RangeError for a number that a rule does not take, and for no rule at all
 */
export function checkedUntil(until: number | TrainUntil): TrainUntil {
  const rules = typeof until === 'number' ? { epochs: until } : until;
  const where = 'playground.train';
  refuseUnknown(where, rules, ['epochs', 'loss', 'patience']);
  const { epochs, ...others } = rules;
  if (epochs !== undefined && !isWhole(epochs)) {
    throw new RangeError(`train(${epochs}): expected a whole number of epochs from 1.`);
  }
  const expected = stop(others);
  if (expected !== undefined || Object.keys(rules).length === 0) {
    throw new RangeError(
      `${where}: the rules are ${JSON.stringify(rules)}; expected epochs (a whole number from 1), loss (a number), patience (a whole number from 1), or some of them.`,
    );
  }
  return rules;
}

/** TensorFlow Playground's defaults. */
export const defaultSettings = (seed: string): PlaygroundSettings => ({
  activation: 'tanh',
  regularization: 'none',
  regularizationRate: 0,
  batchSize: 10,
  dataset: 'circle',
  regDataset: 'reg-plane',
  learningRate: 0.03,
  noise: 0,
  networkShape: [4, 2],
  seed,
  showTestData: false,
  discretize: false,
  percTrainData: 50,
  problem: 'classification',
  initZero: false,
  features: ['x', 'y'],
  loss: 'halfSquaredError',
  stop: {},
});

/** A new seed, written as TensorFlow Playground writes it: five decimals. */
export const newSeed = (): string => Math.random().toFixed(5);
