import { Extremes } from './extremes';

/** A curve that grows: every point is kept, in arrays that double. A value that is not finite stays as it is. */
export class Points {
  #x: Float64Array = new Float64Array(256);
  #y: Float64Array = new Float64Array(256);
  #length = 0;
  readonly #extremes = new Extremes();

  get length(): number {
    return this.#length;
  }

  get x(): Float64Array {
    return this.#x.subarray(0, this.#length);
  }

  get y(): Float64Array {
    return this.#y.subarray(0, this.#length);
  }

  push(x: number, y: number): void {
    if (this.#length === this.#x.length) {
      this.#x = grown(this.#x);
      this.#y = grown(this.#y);
    }
    this.#x[this.#length] = x;
    this.#y[this.#length] = y;
    this.#length += 1;
  }

  /** Positions of the lowest and highest values of each of `parts` parts of a span. */
  extremes(parts: number, [from, to]: readonly [number, number]): number[] {
    return this.#extremes.among(this.y, from, to, parts);
  }

  /** Replaces every x, for when the scale of the axis becomes known late. */
  rescale(map: (x: number) => number): void {
    for (let i = 0; i < this.#length; i++) this.#x[i] = map(this.#x[i] ?? 0);
  }
}

function grown(values: Float64Array): Float64Array {
  const larger = new Float64Array(values.length * 2);
  larger.set(values);
  return larger;
}
