/** Indentation for the line after `code`: that of the last line, one step deeper after an opening bracket or arrow. */
export function nextIndent(code: string): string {
  const line = code.trimEnd().split('\n').at(-1) ?? '';
  const current = /^\s*/.exec(line)?.[0] ?? '';
  const bare = line.replace(/(['"`])(?:\\.|(?!\1).)*\1/g, '').replace(/\/\/.*$/, '');
  return opens(bare) ? current + step(code) : current;
}

function opens(line: string): boolean {
  const count = (pattern: RegExp) => line.match(pattern)?.length ?? 0;
  const leading = /^\s*[)\]}]*/.exec(line)?.[0].trim().length ?? 0;
  return /=>\s*$/.test(line) || count(/[([{]/g) > count(/[)\]}]/g) - leading;
}

/** The indentation that the code itself uses; two spaces by default. */
function step(code: string): string {
  if (/^\t/m.test(code)) return '\t';
  const widths = [...code.matchAll(/^( +)\S/gm)].map(([, spaces = '']) => spaces.length);
  return ' '.repeat(widths.length > 0 ? Math.min(...widths) : 2);
}
