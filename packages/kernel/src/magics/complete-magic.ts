import type { Completion } from '../compiler/compiler';
import { magicNames, usageOf } from './magics';

/** The magics that a line may go on with: `%ch` is `%check`. Nothing for a line of TypeScript. */
export function completeMagic(code: string, offset: number): Completion | undefined {
  const before = code.slice(0, offset);
  const [, typed = ''] = /(?:^|\n)[^\S\n]*(%{1,2}\w*)$/.exec(before) ?? [];
  if (typed === '') return undefined;
  const marks = typed.startsWith('%%') ? '%%' : '%';
  const matches = magicNames()
    .map(name => marks + name)
    .filter(name => name.startsWith(typed))
    .map(text => ({
      text,
      type: 'magic',
      signature: usageOf(text.slice(marks.length))?.replaceAll('`', '') ?? '',
    }));
  return { matches, start: offset - typed.length, end: offset };
}
