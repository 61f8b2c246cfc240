import { extent } from '../reduce/extent';

const WIDTH = 64;
const HEIGHT = 18;

/** Points as characters; where several fall on one place, the last shows. */
export function textScatter(
  { x, y }: { readonly x: readonly number[]; readonly y: readonly number[] },
  symbol: (i: number) => string,
): string {
  const [columns, rows] = [placer(x, WIDTH), placer(y, HEIGHT)];
  const lines = Array.from({ length: HEIGHT }, () => Array.from({ length: WIDTH }, () => ' '));
  for (let i = 0; i < x.length; i++) {
    const line = lines[HEIGHT - 1 - rows(y[i] as number)];
    const column = columns(x[i] as number);
    if (line !== undefined && Number.isInteger(column)) line[column] = symbol(i);
  }
  return lines.map(line => line.join('').trimEnd()).join('\n');
}

/** The function from value to position among `count`; NaN where there is none. */
function placer(values: readonly number[], count: number): (value: number) => number {
  const [low, high] = extent(values) ?? [0, 1];
  return value =>
    Number.isFinite(value) ? Math.round(((value - low) / (high - low || 1)) * (count - 1)) : NaN;
}
