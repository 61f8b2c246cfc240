import { types } from 'node:util';
import type { DisplayOptions } from '../scope/globals';

/** Libraries mark their own handles with it too. */
const SHOWN = Symbol.for('epochlab.shown');

/** The return value of `display`. As the result of a cell it is not shown: the value that it stands for has been. */
export class DisplayHandle {
  readonly #displayId: string;

  constructor(
    displayId: string,
    /** Replaces the output wherever it is shown. */
    readonly update: (value: unknown, options?: DisplayOptions) => void,
  ) {
    this.#displayId = displayId;
  }

  get displayId(): string {
    return this.#displayId;
  }

  readonly [SHOWN] = true;
}

/** Whether a value stands for what is on the page already. Reading it runs no code of its own, unless it is a proxy, which is not asked. */
export function isShown(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || types.isProxy(value)) return false;
  return Object.getOwnPropertyDescriptor(value, SHOWN)?.value === true;
}
