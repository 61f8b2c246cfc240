/** A point of the plane, with what it is to be taken for: -1 or 1 in a classification, a value in a regression. */
export interface Point {
  readonly x: number;
  readonly y: number;
  readonly label: number;
}

/** The plane that is drawn: from -6 to 6 in both directions. */
export const PLANE = 6;

/** Numbers in [0, 1) by chance. */
export type Draw = () => number;

export const between = (draw: Draw, low: number, high: number): number => draw() * (high - low) + low;
