import type { Layer } from './single-output';
import { kerasDefaults } from './keras-defaults';
import { regularizeActivity, regularizerNamed } from '@epochlab/train/tfjs-patches';
import { checkLayerOptions } from '../options/layer-options';
import { activationName } from '../activations/activation-name';

/**
 * Keras's call convention in TypeScript: main arguments by position, everything else in a last object whose keys are Keras's
 * in camelCase. `Dense(64, { activation: 'relu' })` and `Dense({ units: 64, activation: 'relu' })` are the same.
 *
 * @param create tfjs's factory, which takes one object
 * @param positional names of the main arguments in Keras's order
 */
export function construct<L>(
  layer: string,
  // tfjs's factories take one object each, of different types; the overloads of the callers check the arguments.
  create: (options: never) => L,
  positional: readonly string[],
  args: readonly unknown[],
): Layer<L> {
  const given = [...args];
  const options: Record<string, unknown> = isOptions(given.at(-1)) ? { ...(given.pop() as object) } : {};
  while (given.length > 0 && given.at(-1) === undefined) given.pop();
  if (given.length > positional.length) throw new TypeError(tooMany(layer, positional, given.length));
  given.forEach((value, i) => {
    const name = positional[i] ?? '';
    if (name in options)
      throw new TypeError(`layers.${layer}: ${name} is given twice, by position and in the options.`);
    if (value !== undefined) options[name] = value;
  });
  checkLayerOptions(`layers.${layer}`, layer, options);
  for (const [name, value] of Object.entries(kerasDefaults[layer] ?? {})) options[name] ??= value;
  for (const key of ['activation', 'recurrentActivation']) {
    if (options[key] != null) options[key] = activationName(options[key], `layers.${layer}`);
  }
  for (const key of Object.keys(options).filter(name => name.endsWith('Regularizer')))
    options[key] = regularizerNamed(options[key]);
  const made = create(options as never);
  regularizeActivity(made, options);
  // Which layers have one output is for the callers' own types to say.
  return made as Layer<L>;
}

/** A plain object is options; a layer, cell, function or array is a value. */
function isOptions(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

function tooMany(layer: string, positional: readonly string[], count: number): string {
  const call = `layers.${layer}(${[...positional, 'options'].join(', ')})`;
  return `layers.${layer} takes ${positional.length} argument(s) by position, got ${count}: ${call}.`;
}
