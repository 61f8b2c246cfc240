import type { Magic } from './magic';

/** The names that cells have declared, as in IPython. */
export const who: Magic = {
  usage: '%who',
  summary: 'Lists the names that cells have declared, and the kind of their values.',
  run(_argument, { variables }) {
    const rows = Object.entries(variables()).map(([name, value]) => [name, kindOf(value)] as const);
    const width = Math.max(0, ...rows.map(([name]) => name.length));
    const lines = rows
      .sort(([a], [b]) => a.localeCompare(b))
      .map(([name, kind]) => `${name.padEnd(width)}  ${kind}`);
    process.stdout.write(`${lines.length > 0 ? lines.join('\n') : 'No cell has declared a name yet.'}\n`);
  },
};

/** In a word or two: `number`, `Array(3)`, `Tensor [2, 3]`. */
function kindOf(value: unknown): string {
  if (value === null) return 'null';
  if (typeof value === 'function') return /^class\b/.test(String(value)) ? 'class' : 'function';
  if (typeof value !== 'object') return typeof value;
  const { shape, length } = value as { readonly shape?: unknown; readonly length?: unknown };
  const name = (value.constructor as { readonly name?: string } | undefined)?.name || 'object';
  if (Array.isArray(shape)) return `${name} [${shape.join(', ')}]`;
  return typeof length === 'number' ? `${name}(${length})` : name;
}
