import { check } from './check';
import { install } from './install';
import { MagicError, type Magic } from './magic';
import { takeMagics } from './magic-lines';
import type { Settings } from './settings';

const magics: Readonly<Record<string, Magic>> = { check, install };

/** Carries out the magics at the top of cells. */
export class Magics {
  readonly settings: Settings = { check: true };

  /** Runs the magics with which `code` starts and returns it with their lines blank, so that line numbers stay. */
  async apply(code: string, signal?: () => AbortSignal): Promise<string> {
    const { lines, rest } = takeMagics(code);
    for (const { name, argument } of lines)
      await find(name).run(argument, { settings: this.settings, signal: signal?.() });
    return rest;
  }
}

/** Whether there is a magic of that name. */
export function isMagic(name: string): boolean {
  return Object.hasOwn(magics, name);
}

function find(name: string): Magic {
  const magic = isMagic(name) ? magics[name] : undefined;
  if (magic) return magic;
  const known = Object.values(magics).map(({ usage, summary }) => `${usage}  ${summary}`);
  throw new MagicError(`There is no magic %${name}. There are:\n${known.join('\n')}`);
}
