/** A speed over fewer milliseconds than this is a guess. */
const SETTLED = 1000;

/** Time spent running (pauses not counted) and the speed over the last seconds. */
export class Clock {
  #elapsed = 0;
  #since: number | undefined;
  /** Moments and step counts within the last seconds. */
  #recent: { readonly at: number; readonly steps: number }[] = [];
  #steps = 0;

  start(): void {
    this.#elapsed = 0;
    this.#steps = 0;
    this.#recent = [];
    this.#since = performance.now();
  }

  setRunning(running: boolean): void {
    const now = performance.now();
    if (running === (this.#since !== undefined)) return;
    if (this.#since !== undefined) this.#elapsed += now - this.#since;
    this.#since = running ? now : undefined;
    this.#recent = [];
  }

  count(steps: number): void {
    this.#steps += steps;
    const at = this.#milliseconds;
    const last = this.#recent.at(-1);
    if (last !== undefined && at - last.at < 100) return;
    this.#recent.push({ at, steps: this.#steps });
    if (this.#recent.length > 50) this.#recent.shift();
  }

  get secondsElapsed(): number {
    return this.#milliseconds / 1000;
  }

  /** Whether the speed says how long the rest takes: the first steps, which trace and compile, are slower by orders. */
  get isSettled(): boolean {
    const first = this.#recent[0];
    const last = this.#recent.at(-1);
    return first !== undefined && last !== undefined && last.at - first.at >= SETTLED;
  }

  get stepsPerSecond(): number | null {
    const first = this.#recent[0];
    const last = this.#recent.at(-1);
    if (first && last && last.at > first.at)
      return ((last.steps - first.steps) / (last.at - first.at)) * 1000;
    return this.#steps > 0 && this.#milliseconds > 0 ? (this.#steps / this.#milliseconds) * 1000 : null;
  }

  get #milliseconds(): number {
    return this.#elapsed + (this.#since === undefined ? 0 : performance.now() - this.#since);
  }
}
