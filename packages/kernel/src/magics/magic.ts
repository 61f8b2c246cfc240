import type { Settings } from './settings';

/** A line that starts with `%`: an order to the kernel instead of TypeScript. */
export interface Magic {
  /** How it is written, for messages: `%check on|off`. */
  readonly usage: string;
  /** One line on what it does. */
  readonly summary: string;
  run(argument: string, settings: Settings): Promise<void> | void;
}

/** A magic that was written wrongly. */
export class MagicError extends Error {
  override name = 'MagicError';
}
