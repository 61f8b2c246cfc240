import type { CellLanguage } from '../compiler/compiler';
import { MagicError, type Magic } from './magic';

const languages: Readonly<Record<string, CellLanguage>> = {
  js: 'javascript',
  javascript: 'javascript',
  ts: 'typescript',
  typescript: 'typescript',
};

/** The language of this cell and of those that follow. */
export const lang: Magic = {
  usage: '%lang js|ts',
  summary: 'Whether cells are JavaScript, without type errors and in sloppy mode, or TypeScript.',
  run(argument, { settings }) {
    const language = Object.hasOwn(languages, argument) ? languages[argument] : undefined;
    if (!language) throw new MagicError(`Expected %lang js or %lang ts, got '%lang ${argument}'`);
    settings.language = language;
    const name = language === 'javascript' ? 'JavaScript' : 'TypeScript';
    process.stdout.write(`Cells are ${name}.\n`);
  },
};
