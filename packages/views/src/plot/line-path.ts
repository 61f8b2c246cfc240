import type { Curve } from '../reduce/min-max';

/** SVG path data of a curve; a null starts a new piece. */
export function linePath(curve: Curve, x: (value: number) => number, y: (value: number) => number): string {
  const parts: string[] = [];
  let down = false;
  for (let i = 0; i < curve.x.length; i++) {
    const value = curve.y[i];
    if (typeof value !== 'number') down = false;
    else {
      parts.push(`${down ? 'L' : 'M'}${pixel(x(curve.x[i] as number))} ${pixel(y(value))}`);
      down = true;
    }
  }
  return parts.join('');
}

export const pixel = (value: number): number => (Number.isFinite(value) ? Number(value.toFixed(1)) : 0);
