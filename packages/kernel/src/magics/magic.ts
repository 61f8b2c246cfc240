import type { Settings } from './settings';

/** What a magic has to work with. */
export interface MagicContext {
  readonly settings: Settings;
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

/** A magic that was written wrongly. */
export class MagicError extends Error {
  override name = 'MagicError';
}
