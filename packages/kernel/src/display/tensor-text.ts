/** Tensors with more values are shortened: the first and last few of each axis. */
const SUMMARISE_ABOVE = 1000;
const EDGE = 3;

type Cell = string | null;

/** The values of a tensor as nested rows in the manner of NumPy: columns aligned, long axes cut in the middle. */
export function tensorText(values: ArrayLike<unknown>, shape: readonly number[], dtype: string): string {
  const summarise = values.length > SUMMARISE_ABOVE;
  const shown = shape.map(length => (summarise && length > 2 * EDGE ? edges(length) : range(length)));
  const format = formatter(values, dtype);
  const width =
    summarise || dtype === 'string' ? 0 : Math.max(0, ...Array.from(values, value => format(value).length));
  const strides = shape.map((_, axis) => shape.slice(axis + 1).reduce((a, b) => a * b, 1));

  const render = (axis: number, offset: number): string => {
    const indices = shown[axis];
    if (!indices) return format(values[offset]).padStart(width);
    const items: Cell[] = indices.map(index =>
      index === null ? null : render(axis + 1, offset + index * (strides[axis] ?? 1)),
    );
    const last = axis === shape.length - 1;
    const separator = last ? ', ' : `,${'\n'.repeat(shape.length - 1 - axis)}${' '.repeat(axis + 1)}`;
    return `[${items.map(item => item ?? '...').join(separator)}]`;
  };
  return render(0, 0);
}

function range(length: number): number[] {
  return Array.from({ length }, (_, index) => index);
}

/** The first and last indices, with null where some are left out. */
function edges(length: number): (number | null)[] {
  return [...range(EDGE), null, ...range(EDGE).map(index => length - EDGE + index)];
}

function formatter(values: ArrayLike<unknown>, dtype: string): (value: unknown) => string {
  if (dtype === 'string') return value => JSON.stringify(value);
  if (dtype === 'bool') return value => String(Boolean(value));
  if (dtype !== 'float32') return String;
  const numbers = Array.from(values as ArrayLike<number>).filter(Number.isFinite);
  if (numbers.every(Number.isInteger)) return String;
  const largest = numbers.reduce((most, number) => Math.max(most, Math.abs(number)), 0);
  const digits = largest >= 1e6 || largest < 1e-3 ? undefined : 4;
  return value => (digits === undefined ? Number(value).toExponential(3) : Number(value).toFixed(digits));
}
