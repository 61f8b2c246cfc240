import * as tf from '@tensorflow/tfjs-node';
import * as keras from '../compile/keras-metrics';
import { sparseTopKCategoricalAccuracy, topKCategoricalAccuracy } from '../compile/top-k';
import * as losses from '../losses';
import type { LossFunction } from '../losses';

/** A loss or metric as a file holds it: by name, by where the library has it, by the function that makes it; or one of the user's, which it cannot hold. */
export type Travelling =
  | string
  | { readonly library: string }
  | { readonly by: string; readonly options: object }
  | { readonly own: string };

type AnyFunction = (...args: never[]) => unknown;

/** Functions for a name that the user gave them in `customObjects`. */
export type CustomObjects = Readonly<Record<string, unknown>>;

const LIBRARY: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  'tf.losses': tf.losses,
  'tf.metrics': tf.metrics,
  losses: { ...losses },
  metrics: { ...keras, sparseTopKCategoricalAccuracy, topKCategoricalAccuracy },
};

function placeOf(wanted: unknown): string | undefined {
  for (const [namespace, functions] of Object.entries(LIBRARY)) {
    const found = Object.keys(functions).find(name => functions[name] === wanted);
    if (found !== undefined) return `${namespace}.${found}`;
  }
  return undefined;
}

function atPlace(place: string): unknown {
  const dot = place.lastIndexOf('.');
  return LIBRARY[place.slice(0, dot)]?.[place.slice(dot + 1)];
}

/** The form of a loss or metric that a file can hold. */
export function packed(given: unknown): Travelling {
  if (typeof given === 'string') return given;
  const { lossName, made } = given as Partial<LossFunction>;
  if (lossName !== undefined) return lossName;
  if (made) return made;
  const library = placeOf(given);
  return library === undefined ? { own: (given as AnyFunction).name } : { library };
}

/** Why a model cannot be compiled as it was when it was saved. */
export class CannotTravel extends Error {}

function ownFunction(kind: string, name: string, custom: CustomObjects): unknown {
  if (typeof custom[name] === 'function') return custom[name];
  throw new CannotTravel(
    name === ''
      ? `its ${kind} is a function without a name, which a file cannot hold. To train on, compile it again`
      : `its ${kind} is the function '${name}', which a file cannot hold. To train on, give it, models.loadModel(folder, { customObjects: { ${name} } }), or compile the model again`,
  );
}

function libraryFunction(kind: string, name: string, found: unknown): unknown {
  if (typeof found === 'function') return found;
  throw new CannotTravel(
    `its ${kind} is ${name}, which this version does not have. To train on, compile it again`,
  );
}

/** The loss or metric that a file names. @throws CannotTravel if it is not to be had here */
export function unpacked(kind: string, one: Travelling, custom: CustomObjects): unknown {
  if (typeof one === 'string') return one;
  if ('own' in one) return ownFunction(kind, one.own, custom);
  if ('library' in one) return libraryFunction(kind, one.library, atPlace(one.library));
  const place = one.by.includes('.') ? one.by : `losses.${one.by}`;
  const make = libraryFunction(kind, place, atPlace(place));
  return (make as (options: object) => unknown)(one.options);
}
