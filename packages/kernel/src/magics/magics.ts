import { type CellLanguage, type CheckSettings, DEFAULT_CHECKS } from '../compiler/compiler';
import { check } from './check';
import { decorators } from './decorators';
import { install } from './install';
import { lang } from './lang';
import type { Habits } from '../compat/foreign-code';
import type { Redirects } from '../redirects/redirects';
import { MagicError, type Magic } from './magic';
import type { CellPlan, PlainCell } from './cell-plan';
import { takeMagics } from './magic-lines';
import type { Settings } from './settings';
import { run } from './run';
import { shell } from './shell';
import { strict } from './strict';
import { time } from './time';
import { who } from './who';

const lsmagic: Magic = {
  usage: '%, %lsmagic',
  summary: 'Lists the magics.',
  run: () => void process.stdout.write(`${listOfMagics()}\n`),
};

const magics: Readonly<Record<string, Magic>> = {
  check,
  decorators,
  install,
  lang,
  lsmagic,
  run,
  sh: shell,
  strict,
  time,
  who,
};

/** Magics of IPython under other names, and where to find the same here. */
const elsewhere: Readonly<Record<string, string>> = {
  cd: 'Paths start at the folder of the notebook; `process.chdir(folder)` changes it.',
  conda: '%install adds packages from npm.',
  env: '`process.env.NAME` is a variable of the environment.',
  load: "`import { name } from './file'` takes what another file exports.",
  matplotlib: 'Drawings of show.* appear in the notebook as they are.',
  pip: '%install adds packages from npm.',
  pwd: '`process.cwd()` is the folder.',
  timeit: '%time measures one run.',
  whos: '%who lists the names with the kind of their values.',
};

/** The parts of the kernel that magics reach. */
export interface MagicTools {
  readonly redirects: Redirects;
  /** Lets the compiler understand cells in another way from now on. */
  configure(checks: CheckSettings): Promise<void>;
  /** The names that cells have declared, with their values. */
  variables(): Readonly<Record<string, unknown>>;
}

/** Carries out the magics at the top of cells. */
export class Magics {
  readonly settings: Settings;

  constructor(
    private readonly tools: MagicTools,
    language: CellLanguage = 'typescript',
  ) {
    this.settings = { check: true, checks: DEFAULT_CHECKS, language };
  }

  /** Runs the magics with which `code` starts and returns what is left of it. */
  async apply(code: string, signal?: () => AbortSignal): Promise<PlainCell> {
    const { lines, rest } = takeMagics(code);
    const text = rest.split('\n');
    let isTimed = false;
    for (const { name, argument, index } of lines) {
      const cell: CellPlan = { isTimed: false };
      await find(name).run(argument, {
        settings: this.settings,
        redirects: this.tools.redirects,
        cell,
        configure: checks => this.configure(checks),
        variables: () => this.tools.variables(),
        signal: signal?.(),
      });
      isTimed ||= cell.isTimed;
      if (cell.statement !== undefined) text[index] = cell.statement;
    }
    return { code: text.join('\n'), isTimed };
  }

  /**
   * Takes cells as another kernel does, unless the notebook has said how it wants to be checked: none of those that are known
   * is strict.
   */
  async adopt({ kernel, language, isNamed }: Habits): Promise<void> {
    if (language) this.settings.language = language;
    const isJavaScript = this.settings.language === 'javascript';
    if (this.settings.checks !== DEFAULT_CHECKS || (isJavaScript && !isNamed)) return;
    await this.configure({ ...this.settings.checks, strict: false });
    const effect = isJavaScript
      ? 'its cells are JavaScript (%lang ts makes them TypeScript)'
      : 'untyped parameters and possible nulls are no errors (%strict on makes them errors)';
    process.stdout.write(`This is code for ${kernel}: ${effect}.\n`);
    if (isNamed)
      process.stdout.write(
        `Saved with this kernel, the notebook no longer names ${kernel}: ${isJavaScript ? '%lang js' : '%strict off'} in its first cell keeps it so.\n`,
      );
  }

  /** Changes how strictly cells are checked, if it is a change. */
  async configure(checks: CheckSettings): Promise<void> {
    const before = this.settings.checks;
    if (checks.strict === before.strict && checks.legacyDecorators === before.legacyDecorators) return;
    this.settings.checks = checks;
    await this.tools.configure(checks);
  }
}

/** Those that are written with `%`: a command of the shell is written with `!`. */
export function magicNames(): string[] {
  return Object.keys(magics).filter(name => name !== 'sh');
}

/** Whether there is a magic of that name. */
export function isMagic(name: string): boolean {
  return Object.hasOwn(magics, name);
}

/** How a magic is written and what it does; undefined if there is none of that name. */
export function usageOf(name: string): string | undefined {
  const magic = isMagic(name) ? magics[name] : undefined;
  return magic && `\`${magic.usage}\` – ${magic.summary}`;
}

function find(name: string): Magic {
  const magic = isMagic(name) ? magics[name] : undefined;
  if (magic) return magic;
  const hint = Object.hasOwn(elsewhere, name) ? ` ${elsewhere[name]}` : '';
  throw new MagicError(`There is no magic %${name}.${hint} There are:\n${listOfMagics()}`);
}

/** All magics with their usage, for people. */
export function listOfMagics(): string {
  const all = Object.values(magics);
  const width = Math.max(...all.map(({ usage }) => usage.length));
  const lines = all.map(({ usage, summary }) => `${usage.padEnd(width)}  ${summary}`);
  return ['Magics stand at the top of a cell, one a line.', ...lines.sort()].join('\n');
}
