import { extent } from '../reduce/extent';

const LEVELS = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'] as const;

/** A curve in one line of at most `width` characters; a value that is not finite becomes `×`. */
export function sparkline(values: ArrayLike<number | null>, width = 24): string {
  const shown = Array.from({ length: Math.min(width, values.length) }, (_, i) => sample(values, i, width));
  const [low, high] = extent(shown) ?? [0, 0];
  return shown.map(value => level(value, low, high)).join('');
}

function sample(values: ArrayLike<number | null>, i: number, width: number): number | null {
  const last = values.length - 1;
  const at = last < width ? i : Math.round((i * last) / (width - 1));
  return values[at] ?? null;
}

function level(value: number | null, low: number, high: number): string {
  if (value === null || !Number.isFinite(value)) return '×';
  const share = high > low ? (value - low) / (high - low) : 0;
  return LEVELS[Math.round(share * (LEVELS.length - 1))] ?? '▁';
}
