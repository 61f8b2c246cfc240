/** Samples per second. */
export const SAMPLE_RATE = 8000;

/** Nothing can sound above half the sample rate; a resonance stays a little below it. */
const HIGHEST = 0.97 * (SAMPLE_RATE / 2);

/**
 * A digital resonator of second order, y[n] = A x[n] + B y[n-1] + C y[n-2], whose frequency and bandwidth may move while
 * it sounds; its gain at 0 Hz is 1 (Klatt 1980).
 */
export class Resonator {
  private a = 1;
  private b = 0;
  private c = 0;
  private last = 0;
  private beforeLast = 0;

  /** Both in Hz. */
  tune(frequency: number, bandwidth: number): void {
    const radius = Math.exp((-Math.PI * bandwidth) / SAMPLE_RATE);
    this.c = -radius * radius;
    this.b = 2 * radius * Math.cos((2 * Math.PI * Math.min(frequency, HIGHEST)) / SAMPLE_RATE);
    this.a = 1 - this.b - this.c;
  }

  /** How many times as loud white noise is behind the resonator as before it. */
  get noiseGain(): number {
    // The variance of an autoregressive process of second order.
    const { a, b, c } = this;
    return a * Math.sqrt((1 - c) / ((1 + c) * ((1 - c) ** 2 - b ** 2)));
  }

  next(input: number): number {
    const output = this.a * input + this.b * this.last + this.c * this.beforeLast;
    this.beforeLast = this.last;
    this.last = output;
    return output;
  }
}
