import { type CellLanguage, type CheckSettings, DEFAULT_CHECKS } from '../compiler/compiler';
import { check } from './check';
import { decorators } from './decorators';
import { install } from './install';
import { lang } from './lang';
import type { Habits } from '../compat/foreign-code';
import type { Redirects } from '../redirects/redirects';
import { MagicError, type Magic } from './magic';
import { takeMagics } from './magic-lines';
import type { Settings } from './settings';
import { strict } from './strict';

const magics: Readonly<Record<string, Magic>> = { check, decorators, install, lang, strict };

/** The parts of the kernel that magics reach. */
export interface MagicTools {
  readonly redirects: Redirects;
  /** Lets the compiler understand cells in another way from now on. */
  configure(checks: CheckSettings): Promise<void>;
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

  /** Runs the magics with which `code` starts and returns it with their lines blank, so that line numbers stay. */
  async apply(code: string, signal?: () => AbortSignal): Promise<string> {
    const { lines, rest } = takeMagics(code);
    for (const { name, argument } of lines)
      await find(name).run(argument, {
        settings: this.settings,
        redirects: this.tools.redirects,
        configure: checks => this.configure(checks),
        signal: signal?.(),
      });
    return rest;
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
