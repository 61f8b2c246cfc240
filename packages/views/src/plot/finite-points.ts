/** The points of a curve, without its gaps. */
export const finitePoints = (curve: {
  readonly x: readonly number[];
  readonly y: readonly (number | null)[];
}): (readonly [x: number, y: number])[] =>
  curve.x.flatMap((x, i) => {
    const y = curve.y[i];
    return y == null ? [] : [[x, y] as const];
  });
