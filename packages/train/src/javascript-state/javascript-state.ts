/**
 * Values of JavaScript that a step computes with: found in the code and the objects that it reaches
 * (`walk.ts`, `outer-references.ts`), and looked at again before every call, so that a graph never
 * keeps an old one. Where they cannot be known, the step runs op by op.
 */

import * as tf from '@tensorflow/tfjs-node';
import { type Holder, isSame, type Values } from './holder';
import { Walk } from './walk';
import type { AnyFunction } from './library';

/** A function of the user's that a step calls, and what it is, in words. */
export interface StepCode {
  readonly f: AnyFunction;
  readonly who: string;
}

interface Change {
  readonly holder: Holder;
  readonly key: unknown;
  /** Undefined for a value that was not there. */
  readonly before: unknown;
  readonly now: unknown;
}

function giveBack({ holder, key, before, now }: Change): void {
  // A disposed tensor has nothing but its replacement.
  if (before instanceof tf.Tensor && before.isDisposed) return;
  holder.put?.(key, before);
  if (now instanceof tf.Tensor) now.dispose();
}

/**
 * The values in JavaScript that layers, an optimizer, losses and metrics compute with, at one time: properties, and the variables around the user's own
 * functions. A graph computes with these as they were when it was recorded: a counter, a weight that is annealed or the
 * tensor of the batch before would be frozen in it.
 */
export class JavaScriptState {
  /** Why a step must not be recorded: who computes with what cannot be seen or put back. */
  readonly unseen: string | undefined;
  private readonly before: ReadonlyMap<Holder, Values>;

  /** @param apart objects that are looked after elsewhere */
  constructor(holders: readonly object[], code: readonly StepCode[], apart: readonly object[] = []) {
    const walk = new Walk(apart);
    for (const holder of holders) walk.layer(holder);
    for (const { f, who } of code) walk.code(f, who);
    this.unseen = walk.unseen;
    this.before = new Map(walk.holders.map(holder => [holder, holder.read()]));
  }

  /** Who computes with something that is another now; undefined if nothing is. */
  changed(): string | undefined {
    for (const [holder, before] of this.before) {
      const key = holder.changedSince(before);
      if (key !== undefined) return holder.describe(key);
    }
    return undefined;
  }

  /** Gives what was there its value back, and if all is there by now takes away what is new; says in words what had changed. */
  restore(allThere: boolean): string | undefined {
    const changes = this.changes().filter(({ before }) => allThere || before !== undefined);
    changes.forEach(giveBack);
    const [first] = changes;
    return first && `${first.holder.describe(first.key)} changes from step to step`;
  }

  /** Makes everything as it was, also what was made on the way. */
  undo(): void {
    this.changes().forEach(giveBack);
  }

  private changes(): Change[] {
    return [...this.before].flatMap(([holder, before]) => {
      const now = holder.read();
      return [...new Set([...before.keys(), ...now.keys()])]
        .map(key => ({ holder, key, before: before.get(key), now: now.get(key) }))
        .filter(change => !isSame(change.before, change.now));
    });
  }
}
