import * as tf from '@tensorflow/tfjs-node';
import { didYouMean } from '../names/nearest-name';
import { checkFrequency, type ValidationFrequency } from './validation-frequency';

interface Arguments {
  readonly epochs?: number;
  readonly initialEpoch?: number;
  readonly validationSplit?: number;
  readonly validationFreq?: ValidationFrequency;
}

const BOTH = [
  'epochs',
  'initialEpoch',
  'verbose',
  'callbacks',
  'validationData',
  'validationFreq',
  'classWeight',
  'yieldEvery',
];
const NAMES: Readonly<Record<string, readonly string[]>> = {
  fit: [
    ...BOTH,
    'batchSize',
    'validationSplit',
    'shuffle',
    'sampleWeight',
    'stepsPerEpoch',
    'validationSteps',
    'checkpoint',
    'resume',
  ],
  evaluate: ['batchSize', 'verbose', 'sampleWeight', 'steps'],
  evaluateDataset: ['batches', 'verbose'],
  predict: ['batchSize', 'verbose'],
  fitDataset: [...BOTH, 'batchesPerEpoch', 'validationBatches', 'validationBatchSize'],
};

/** Arguments of Keras's methods that not all of these have. */
const OF_KERAS = ['callbacks', 'maxQueueSize', 'returnDict', 'steps', 'useMultiprocessing', 'workers'];

/**
 * Refuses Keras's arguments and what is written almost like one that is not there; other properties may be somebody else's.
 * A number where the arguments belong, as in `evaluate(x, y, 700)` of older programs, is passed over, as tfjs does.
 *
 * @throws Error naming the argument and what was meant
 */
export function checkSpelling(method: string, args: unknown): void {
  if (typeof args !== 'object' || args === null) return;
  const names = (NAMES[method] ?? []).filter(name => !(name in args));
  for (const written of Object.keys(args).filter(name => !NAMES[method]?.includes(name))) {
    const meant = OF_KERAS.includes(written)
      ? ' Keras has it; this library does not.'
      : didYouMean(written, names);
    if (meant) throw new Error(`${method}({ ${written} }): there is no such argument.${meant}`);
  }
}

/** The scopes of tfjs's memory that are open now, the innermost last. */
const openScopes = () =>
  // `state` is the engine's public field, which tfjs exports without its type.
  (tf.engine() as unknown as { state: { scopeStack: object[] } }).state.scopeStack;

/**
 * Refuses to go on inside of `tf.tidy`, which disposes of tensors when its function returns, not when its promise resolves. A scope that
 * `tf.engine().startScope()` opened stays open meanwhile.
 */
export async function refuseTidied(method: string): Promise<void> {
  const scope = openScopes().at(-1);
  await Promise.resolve();
  if (!scope || openScopes().includes(scope)) return;
  throw new Error(
    `${method} is asynchronous, so tf.tidy() frees its tensors while it trains. Call it outside: await model.${method}(...).`,
  );
}

/** @throws for arguments that make no sense, which tfjs would follow or pass over in silence */
export function checkFitArguments(method: string, args: Arguments | null | undefined): void {
  if (args == null) throw new Error(`${method} needs arguments, at least how long to train: { epochs: 10 }.`);
  if (typeof args !== 'object')
    throw new Error(
      `${method} takes its arguments by name, as in { epochs: 10 }, got ${JSON.stringify(args)}.`,
    );
  checkSpelling(method, args);
  for (const name of ['epochs', 'initialEpoch'] as const) {
    const count: unknown = args[name];
    if (count == null || (Number.isInteger(count) && (count as number) >= 0)) continue;
    throw new Error(`${method}({ ${name} }) is a whole number of epochs, got ${JSON.stringify(count)}.`);
  }
  checkFrequency(method, args.validationFreq);
  const { validationSplit: split } = args;
  if (split != null && !(split >= 0 && split < 1))
    throw new Error(
      `${method}({ validationSplit }) is the share of the rows to validate on, from 0 to below 1, got ${JSON.stringify(split)}.` +
        (split > 1 && split < 100 ? ` For ${split} percent give ${split / 100}.` : ''),
    );
}
