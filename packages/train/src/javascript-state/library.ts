import { resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { types } from 'node:util';
import * as tf from '@tensorflow/tfjs-node';
import { scriptOf } from './inspector';

export type AnyFunction = (...args: never[]) => unknown;

export const isFunction = (value: unknown): value is AnyFunction => typeof value === 'function';

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** The folder of this library's packages. */
const PACKAGES = resolve(__dirname, '..', '..', '..') + sep;

function isLibraryFile(path: string): boolean {
  if (path.includes(`${sep}node_modules${sep}`)) return true;
  return (
    path.startsWith(PACKAGES) && ['lib', 'src'].includes(path.slice(PACKAGES.length).split(sep)[1] ?? '')
  );
}

function isLibraryScript(url: string): boolean {
  if (url.startsWith('node:')) return true;
  return isLibraryFile(url.startsWith('file:') ? fileURLToPath(url) : url);
}

/** The exports of tfjs, and their members: `tf.losses`, `tf.losses.huberLoss`. */
function tfjsExports(): unknown[] {
  const top: unknown[] = Object.values(tf);
  return [tf, ...top, ...top.filter(isObject).flatMap<unknown>(Object.values)];
}

/** Classes that tfjs makes layers, cells, regularizers and the like of. */
const tfjsClasses = () =>
  Object.values(tf.serialization.SerializationMap.getMap().classNameMap).map(([made]) => made as object);

const exported = new WeakSet<object>();

function note(part: unknown): void {
  // Some packages hand on all globals, where users have theirs.
  if ((isFunction(part) || isObject(part)) && part !== globalThis) exported.add(part);
}

/** Notes what tfjs has before users add to it. */
export function noteTfjs(): void {
  [...tfjsExports(), ...tfjsClasses()].forEach(note);
}

let modulesRead = 0;

/** Notes what the packages that are loaded export, and of this library also what lies in that. */
function noteModules(): void {
  const modules = Object.values(require.cache);
  if (modules.length === modulesRead) return;
  modulesRead = modules.length;
  for (const module of modules) {
    if (!module?.loaded || !isLibraryFile(module.filename)) continue;
    const whole: unknown = module.exports;
    note(whole);
    if (module.filename.startsWith(PACKAGES) && isObject(whole)) Object.values(whole).forEach(note);
  }
}

/** Whether a package that is loaded exports this. */
export function isExported(part: object): boolean {
  if (exported.has(part)) return true;
  noteModules();
  return exported.has(part);
}

const known = new WeakMap<object, boolean>();

export const textOf = (f: object): string => Function.prototype.toString.call(f);

export const isNative = (f: AnyFunction): boolean => textOf(f).endsWith('{ [native code] }');

function decide(f: AnyFunction): boolean {
  if (isNative(f)) return !f.name.startsWith('bound ');
  if (isExported(f)) return true;
  const script = scriptOf(f);
  return script !== undefined && isLibraryScript(script);
}

/** Whether a function is JavaScript's, Node's or a package's, and not of the user's own code. */
export function isLibraryFunction(f: AnyFunction): boolean {
  const found = known.get(f) ?? decide(f);
  known.set(f, found);
  return found;
}

/** Whether a package made a function as it ran, and does not export it. */
export const isMade = (f: AnyFunction): boolean => isLibraryFunction(f) && !isNative(f) && !isExported(f);

/** Whether a function is of tfjs or of this library, which keep nothing in the functions that they make. */
export function isOfTensorFlow(f: AnyFunction): boolean {
  const script = scriptOf(f);
  return [PACKAGES, `${sep}@tensorflow${sep}`].some(folder => script?.includes(folder));
}

/** The class of an object. */
export const classOf = (object: object): AnyFunction | undefined => {
  const { constructor } = object as { constructor?: unknown };
  return isFunction(constructor) ? constructor : undefined;
};

/** Whether an object is a library's: a module, a part of tfjs. */
export const isLibraryObject = (object: object): boolean =>
  types.isModuleNamespaceObject(object) || isExported(object);

/** Whether an object is made by a library's class that is not JavaScript's plain object. */
export function isOfLibraryClass(object: object): boolean {
  const made = classOf(object);
  return made !== undefined && made !== Object && isLibraryFunction(made);
}
