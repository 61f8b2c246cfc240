import type { CheckSettings } from '../compiler/compiler';
import type { Redirects } from '../redirects/redirects';
import type { CellPlan } from './cell-plan';
import type { Settings } from './settings';

/** The means that a magic has to work with. */
export interface MagicContext {
  readonly settings: Settings;
  readonly redirects: Redirects;
  /** The cell that the magic stands in. */
  readonly cell: CellPlan;
  /** Lets the compiler understand cells in another way from now on. */
  configure(checks: CheckSettings): Promise<void>;
  /** The names that cells have declared, with their values. */
  variables(): Readonly<Record<string, unknown>>;
  /** Aborted when the user interrupts the cell. */
  readonly signal?: AbortSignal | undefined;
}

/** A line that starts with `%`: an order to the kernel instead of TypeScript. */
export interface Magic {
  /** How it is written, for messages: `%check on|off`. */
  readonly usage: string;
  /** One line on what it does. */
  readonly summary: string;
  run(argument: string, context: MagicContext): Promise<void> | void;
}

const states: Readonly<Record<string, boolean>> = { on: true, off: false };

/** The argument of a magic that turns something on or off. */
export function onOrOff(magic: string, argument: string): boolean {
  const state = states[argument];
  if (state !== undefined) return state;
  throw new MagicError(`Expected ${magic} on or ${magic} off, got '${magic} ${argument}'`);
}

/** A magic that was written wrongly. */
export class MagicError extends Error {
  override name = 'MagicError';
}
