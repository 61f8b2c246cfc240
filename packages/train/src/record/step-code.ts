import type { ModelCompileArgs } from '@tensorflow/tfjs-node';
import type { StepCode } from '../javascript-state/javascript-state';
import { type AnyFunction, isFunction } from '../javascript-state/library';

const known = new WeakMap<object, readonly StepCode[]>();

/** All functions in what `compile` takes: one, one for each output in an array or by name, lists of these. */
function functionsIn(given: unknown): AnyFunction[] {
  if (isFunction(given)) return [given];
  return typeof given === 'object' && given !== null ? Object.values(given).flatMap(functionsIn) : [];
}

const named = (kind: string, f: AnyFunction) => (f.name === '' ? `the ${kind}` : `the ${kind} "${f.name}"`);

/** Remembers the functions that a model's steps call. */
export function noteStepCode(model: object, { loss, metrics }: ModelCompileArgs): void {
  const of = (kind: string, given: unknown) => functionsIn(given).map(f => ({ f, who: named(kind, f) }));
  known.set(model, [...of('loss', loss), ...of('metric', metrics)]);
}

export const stepCodeOf = (model: object): readonly StepCode[] => known.get(model) ?? [];
