import { types } from 'node:util';
import * as tf from '@tensorflow/tfjs-node';
import { isChance } from './chance';
import { containerOf, Contents, countIn, partsOfContainer } from './contents';
import type { Holder } from './holder';
import { boundParts, closureVariables, privateObjects } from './inspector';
import { isAdded, isKept, isLayer, isNumberKept, isTensorLike, partsOf } from './layer-parts';
import {
  type AnyFunction,
  classOf,
  isExported,
  isFunction,
  isLibraryFunction,
  isLibraryObject,
  isNative,
  isMade,
  isOfTensorFlow,
  isOfLibraryClass,
  textOf,
} from './library';
import type { OuterReference } from './outer-references';
import {
  canHoldValues,
  EXPORTS,
  inWords,
  isUsersGetter,
  nameOfUsed,
  partsIn,
  propertyOf,
  usedOf,
} from './paths';
import { Properties, Property } from './properties';
import { fixedAround, mayUseThis, reader } from './reader';
import { Variables } from './variables';

/** More than this is data, and none that is to be looked through before every call. */
const MOST_HOLDERS = 20_000;
const MOST_VALUES = 1_000_000;

/** Whether a variable holds what a library gave it, as an import does: nobody gives it another value. */
const isLasting = (value: unknown) =>
  isFunction(value) ? isLibraryFunction(value) : canHoldValues(value) && isLibraryObject(value);

function isNativeIterator(object: object): boolean {
  const next: unknown = propertyOf(object, 'next')?.value;
  return isFunction(next) && isLibraryFunction(next);
}

/** Objects into which nobody can look. */
const isOpaque = (object: object) =>
  types.isProxy(object) || types.isWeakMap(object) || types.isWeakSet(object) || isNativeIterator(object);

/** The object that one without a class of its own inherits from, if it is not JavaScript's. */
function inheritedOf(object: object): unknown {
  const prototype: unknown = Object.getPrototypeOf(object);
  return classOf(object) === Object && prototype !== Object.prototype ? prototype : undefined;
}

/** The class of a layer, if an object is its prototype: one that has no weights, and methods that the text of the class has. */
function classWithPrototype(object: object): AnyFunction | undefined {
  const made: unknown = Object.hasOwn(object, 'constructor') ? object.constructor : undefined;
  return isLayer(object) && isFunction(made) && made.prototype === object ? made : undefined;
}

/** The class of an object and what it extends, as far as they are the user's. */
function ownClassesOf(object: object): AnyFunction[] {
  const own: AnyFunction[] = [];
  let at: unknown = classOf(object);
  while (isFunction(at) && !isExported(at) && !isNative(at)) {
    own.push(at);
    at = Object.getPrototypeOf(at) as unknown;
  }
  return own;
}

const computesWith = (who: string, words: string) => `${who} computes with "${words}", which`;

const nameOf = (holder: object) => (isLayer(holder) ? `layer "${holder.name}"` : holder.constructor.name);

/**
 * Goes through all that the user's own code in a step computes with: what layers keep, and the variables, objects and further functions
 * that functions take from around them. Libraries' code is taken to compute with its arguments alone.
 */
export class Walk {
  readonly holders: Holder[] = [];
  /** Why not all that a step computes with can be seen, or be left as it is by a recording; in words. */
  unseen: string | undefined;
  private readonly met: Set<object>;

  /** @param apart objects that are not looked into */
  constructor(apart: readonly object[] = []) {
    this.met = new Set(apart);
  }

  /** A layer, a cell or an optimizer, and what it is made of. */
  layer(layer: object): void {
    for (const part of partsOf(layer)) if (this.isNew(part)) this.part(part, nameOf(part));
  }

  private part(part: object, who: string): void {
    const made = classOf(part);
    const own = made !== undefined && !isExported(made);
    // An optimizer's lists are of its slots, which are inputs of the graph.
    const isOwn = (key: PropertyKey) => own && isLayer(part) && isAdded(key);
    const keeps = (key: PropertyKey, value: unknown) => isKept(key, value) || isOwn(key);
    this.keep(new Properties(part, keeps, key => `${who} keeps "${String(key)}" in JavaScript, which`, own));
    if (own) this.classesOf(part, who);
    for (const [key, value] of partsIn(part)) {
      if (isOwn(key)) this.value(value, who, key);
      else this.partOfLibrary(value, who, key);
    }
  }

  /** Members of a library's layer: functions of the user's, and regularizers and the like with their numbers. */
  private partOfLibrary(value: unknown, who: string, key: string): void {
    if (isFunction(value)) return this.function(value, who);
    if (typeof value !== 'object' || value === null || isTensorLike(value) || containerOf(value)) return;
    if (!isOfLibraryClass(value)) return this.object(value, who, key);
    if (this.isNew(value))
      this.numbersOf(value, name => `${who} keeps "${key}.${String(name)}" in JavaScript, which`);
  }

  /** The numbers in an object of a library's class, such as a regularizer. */
  private numbersOf(object: object, describe: (key: unknown) => string): void {
    this.keep(new Properties(object, isNumberKept, describe, false));
  }

  /** A function that a step calls, as it was given. */
  code(f: AnyFunction, who: string): void {
    if (this.isNew(f) && !isExported(f)) this.text(f, who);
  }

  private function(f: AnyFunction, who: string, words = f.name): void {
    if (!this.isNew(f)) return;
    if (!isLibraryFunction(f)) this.text(f, who);
    else if (isMade(f)) this.made(f, who, words);
  }

  /** A function that a package made around others: `tf.customGrad(f)`, `_.memoize(f)`. */
  private made(f: AnyFunction, who: string, words: string): void {
    if (!isOfTensorFlow(f)) this.refuse(`${who} calls "${words}", a package's function that may keep values`);
    const found = reader().outerReferences(f);
    if (found === 'unreadable') return;
    const variable = closureVariables(f);
    for (const { path } of found.references) {
      const value = variable(path[0] as string)?.value;
      if (isFunction(value) && !isLibraryFunction(value)) this.function(value, who);
    }
  }

  /** References in the text of a function; for a class whose objects are not `made` in a step, in its methods alone. */
  private text(f: AnyFunction, who: string, made = true): void {
    const parts = f.name.startsWith('bound ') ? boundParts(f) : undefined;
    if (parts) {
      this.value(parts.target, who, f.name);
      for (const value of parts.bound) this.value(value, who, f.name);
      return;
    }
    const found = reader().outerReferences(f);
    if (found === 'unreadable') return this.refuse(`${who} calls "${f.name}", whose text cannot be read`);
    if (found.privateField !== undefined)
      this.refuse(`${who} changes "#${found.privateField}", which only its class can see`);
    const inSteps = found.references.filter(({ betweenSteps }) => made || !betweenSteps);
    this.references(f, inSteps, who);
    this.propertiesOf(f, who, f.name);
  }

  /** Properties of an object, or of a function as one. */
  private propertiesOf(object: object, who: string, words: string): void {
    if (isFunction(object) && Object.keys(object).length === 0) return;
    const describe = (key: unknown) => computesWith(who, `${words}.${String(key)}`);
    this.keep(new Properties(object, () => true, describe, true));
    for (const [key, value] of partsIn(object)) this.value(value, who, `${words}.${key}`);
  }

  private references(f: AnyFunction, references: readonly OuterReference[], who: string): void {
    const variable = closureVariables(f);
    const tracked = new Set<string>();
    for (const reference of references) {
      const [name = ''] = reference.path;
      const found = variable(name);
      if (!found) continue;
      if (isChance(usedOf(found.value, reference)))
        this.refuse(`${who} calls ${nameOfUsed(reference)}, which gives something else each time`);
      if (name === 'eval') this.refuse(`${who} calls eval`);
      if (found.global && reader().isBuiltIn(reference.path)) continue;
      if (reference.assigned)
        this.refuse(`${who} changes "${inWords(reference.path)}", a variable outside of it`);
      if (!isLasting(found.value) && name !== EXPORTS) tracked.add(name);
      this.path(found.value, reference, who);
    }
    const fixed = tracked.size > 0 ? fixedAround(f) : tracked;
    // A variable that has no value yet will get one.
    const changing = [...tracked].filter(name => !fixed.has(name) || variable(name)?.value === undefined);
    if (changing.length > 0) this.keep(new Variables(f, changing, name => computesWith(who, String(name))));
  }

  /** Follows properties from a variable to what is used of it. */
  private path(start: unknown, { path, method }: OuterReference, who: string): void {
    let value = start;
    for (let i = 1; i < path.length; i++) {
      if (!canHoldValues(value)) return;
      const [owner, key, words] = [value, path[i] as string, inWords(path.slice(0, i + 1))];
      if (containerOf(owner)) return this.object(owner, who, inWords(path.slice(0, i)));
      if (isUsersGetter(owner, key)) this.called(owner, key, who, inWords(path.slice(0, i)));
      if (!isLibraryObject(owner)) this.keep(new Property(owner, key, () => computesWith(who, words)));
      value = (owner as Record<string, unknown>)[key];
    }
    if (method === undefined) this.value(value, who, inWords(path));
    else if (canHoldValues(value)) this.called(value, method, who, inWords(path));
  }

  /** An object whose method or getter is used, which may use all of it. */
  private called(object: object, key: string, who: string, words: string): void {
    if (isLibraryObject(object)) return;
    const property = propertyOf(object, key);
    const f = [property?.value as unknown, property?.get].find(isFunction);
    if (f) this.function(f, who);
    this.keep(new Property(object, key, () => computesWith(who, `${words}.${key}`)));
    if (!isFunction(object) && mayUseThis(f)) this.object(object, who, words);
  }

  private value(value: unknown, who: string, words: string): void {
    if (isFunction(value)) this.function(value, who, words);
    else if (typeof value === 'object' && value !== null) this.object(value, who, words);
  }

  private object(object: object, who: string, words: string): void {
    if (isTensorLike(object) || isLibraryObject(object)) return;
    const made = classWithPrototype(object);
    if (made) return this.class(made, who);
    if (isLayer(object)) return this.layer(object);
    if (!this.isNew(object)) return;
    if (isOpaque(object)) return this.refuse(`${who} computes with "${words}", into which nobody can look`);
    const container = containerOf(object);
    if (container && countIn(object) > MOST_VALUES) {
      this.refuse(`${computesWith(who, words)} holds more values than can be watched`);
    } else if (container) {
      this.keep(new Contents(object, container, () => computesWith(who, words)));
      for (const value of partsOfContainer(object, container)) this.value(value, who, words);
    } else if (object instanceof tf.serialization.Serializable) {
      this.numbersOf(object, key => computesWith(who, `${words}.${String(key)}`));
    } else {
      this.propertiesOf(object, who, words);
      if (!isOfLibraryClass(object)) this.classesOf(object, who);
      this.value(inheritedOf(object), who, words);
    }
  }

  /** The user's own classes that an object is of. */
  private classesOf(object: object, who: string): void {
    const own = ownClassesOf(object);
    for (const one of own) this.class(one, who);
    if (!own.some(one => /#\w/.test(textOf(one)))) return;
    for (const value of privateObjects(object)) this.value(value, who, 'a private field');
  }

  /** A class of the user's own, and methods that have been given to it since. */
  private class(made: AnyFunction, who: string): void {
    if (this.isNew(made)) this.text(made, who, false);
    const prototype: unknown = made.prototype;
    if (typeof prototype !== 'object' || prototype === null || !this.isNew(prototype)) return;
    const describe = (key: unknown) => `${who} has a method "${String(key)}", which`;
    this.keep(new Properties(prototype, () => true, describe, true));
    for (const [, part] of partsIn(prototype))
      if (isFunction(part) && !textOf(made).includes(textOf(part))) this.function(part, who);
  }

  private keep(holder: Holder): void {
    this.holders.push(holder);
    if (this.holders.length > MOST_HOLDERS) this.refuse('it computes with more objects than can be watched');
  }

  private refuse(reason: string): void {
    this.unseen ??= reason;
  }

  private isNew(object: object): boolean {
    if (this.met.has(object) || this.met.size > MOST_HOLDERS) return false;
    this.met.add(object);
    return true;
  }
}
