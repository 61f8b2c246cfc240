import * as tf from '@tensorflow/tfjs-node';

interface Arguments {
  readonly epochs?: number;
  readonly initialEpoch?: number;
  readonly validationSplit?: number;
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
export function checkFitArguments(method: string, args: Arguments): void {
  for (const name of ['epochs', 'initialEpoch'] as const) {
    const count: unknown = args[name];
    if (count == null || (Number.isInteger(count) && (count as number) >= 0)) continue;
    throw new Error(`${method}({ ${name} }) is a whole number of epochs, got ${JSON.stringify(count)}.`);
  }
  const { validationSplit: split } = args;
  if (split != null && !(split >= 0 && split < 1))
    throw new Error(
      `${method}({ validationSplit }) is the share of the rows to validate on, from 0 to below 1, got ${JSON.stringify(split)}.` +
        (split > 1 && split < 100 ? ` For ${split} percent give ${split / 100}.` : ''),
    );
}
