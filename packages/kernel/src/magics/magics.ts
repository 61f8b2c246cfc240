import { check } from './check';
import { install } from './install';
import { MagicError, type Magic } from './magic';
import type { Settings } from './settings';

const MAGIC_LINE = /^\s*%([A-Za-z]\w*)[ \t]*(.*?)\s*$/;

const magics: Readonly<Record<string, Magic>> = { check, install };

/** Carries out the magics at the top of cells. */
export class Magics {
  readonly settings: Settings = { check: true };

  /** Runs the magics with which `code` starts and returns it with their lines blank, so that line numbers stay. */
  async apply(code: string): Promise<string> {
    const lines = code.split('\n');
    for (const [index, line] of lines.entries()) {
      const [, name, argument] = MAGIC_LINE.exec(line) ?? [];
      if (name !== undefined) {
        await find(name).run(argument ?? '', this.settings);
        lines[index] = '';
      } else if (!isBlankOrComment(line)) break;
    }
    return lines.join('\n');
  }
}

function find(name: string): Magic {
  const magic = magics[name];
  if (magic) return magic;
  const known = Object.values(magics).map(({ usage, summary }) => `${usage}  ${summary}`);
  throw new MagicError(`There is no magic %${name}. There are:\n${known.join('\n')}`);
}

function isBlankOrComment(line: string): boolean {
  return /^\s*(\/\/.*)?$/.test(line);
}
