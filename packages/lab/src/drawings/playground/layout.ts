/** Where the nodes of a network stand, in CSS pixels. */
export interface NodeSpot {
  /** 0 for the inputs, then one for each layer. */
  readonly column: number;
  readonly row: number;
  readonly left: number;
  readonly top: number;
}

export const NODE = 32;
const GAP = 10;
/** Room for the buttons above a column. */
export const HEAD = 52;

/** A grid of columns, as many rows as the largest layer has, from the counts of inputs and of each layer's neurons. */
export function nodeSpots(counts: readonly number[], width: number): NodeSpot[][] {
  const step = (width - NODE) / Math.max(1, counts.length - 1);
  return counts.map((count, column) =>
    Array.from({ length: count }, (_, row) => ({
      column,
      row,
      left: column * step,
      top: HEAD + row * (NODE + GAP),
    })),
  );
}

export const heightOf = (counts: readonly number[]): number => HEAD + Math.max(...counts) * (NODE + GAP);

/** A link between two nodes, bent as a river is. */
export function linkPath(from: NodeSpot, to: NodeSpot): string {
  const [x1, y1] = [from.left + NODE, from.top + NODE / 2];
  const [x2, y2] = [to.left, to.top + NODE / 2];
  const middle = (x1 + x2) / 2;
  return `M${x1} ${y1}C${middle} ${y1} ${middle} ${y2} ${x2} ${y2}`;
}
