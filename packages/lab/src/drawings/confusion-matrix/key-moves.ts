import type { MatrixCell } from './cell';

const STEPS: Readonly<Record<string, readonly [row: number, column: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** The way that an arrow key leads. */
export const stepOf = (key: string): readonly [row: number, column: number] | undefined => STEPS[key];

/** The cell that a key leads to, null for none (Escape); undefined when the key means nothing here. */
export function moved(
  key: string,
  from: MatrixCell | null,
  order: readonly number[],
): MatrixCell | null | undefined {
  if (key === 'Escape') {
    return null;
  }
  const step = STEPS[key];
  if (!step || order.length === 0) {
    return undefined;
  }
  const at = (index: number | undefined, by: number): number => {
    const position = index === undefined ? 0 : order.indexOf(index) + by;
    return order[Math.max(0, Math.min(order.length - 1, position))] ?? 0;
  };
  return { actual: at(from?.actual, step[0]), predicted: at(from?.predicted, step[1]) };
}
