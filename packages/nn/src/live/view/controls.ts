import type { Run } from '../run/run';
import { yieldToEvents } from './yield-to-events';

/** How long training may run between two looks at messages, in milliseconds. */
const YIELD_EVERY_MS = 20;

/** Pause, step, stop and the learning rate of one run. Training asks `afterSteps` how to go on. */
export class Controls {
  readonly #run: Run;
  readonly #interrupt: AbortSignal | undefined;
  readonly #setLearningRate: ((value: number) => void) | undefined;
  readonly #onStop: (() => void) | undefined;
  #stopReason: string | undefined;
  #wake: (() => void) | undefined;
  #paused = false;
  #stepping = false;
  #lastYield = performance.now();

  constructor(run: Run, { interrupt, setLearningRate, onStop }: ControlsOptions = {}) {
    this.#run = run;
    this.#interrupt = interrupt;
    this.#setLearningRate = setLearningRate;
    this.#onStop = onStop;
  }

  get stopRequested(): boolean {
    return this.#stopReason !== undefined;
  }

  get stopReason(): string | undefined {
    return this.#stopReason;
  }

  /** At most this many steps until `afterSteps` is asked again; undefined means as many as are fast. */
  get maxSteps(): number | undefined {
    return this.#stepping || this.#paused ? 1 : undefined;
  }

  stop(reason = 'stopped by you'): void {
    if (this.stopRequested || this.#run.isOver) return;
    this.#stopReason = reason;
    this.#run.setStatus('stopping');
    this.#onStop?.();
    this.#wake?.();
  }

  pause(): void {
    if (this.stopRequested || this.#run.isOver || this.#paused) return;
    this.#paused = true;
    this.#run.setStatus('paused');
  }

  resume(): void {
    if (!this.#paused) return;
    this.#paused = false;
    this.#stepping = false;
    if (!this.stopRequested) this.#run.setStatus('running');
    this.#wake?.();
  }

  /** Takes one step and pauses again. */
  step(): void {
    this.pause();
    this.#stepping = true;
    this.#wake?.();
  }

  setLearningRate(value: number): void {
    if (!this.#setLearningRate || !(Number.isFinite(value) && value >= 0)) return;
    const before = this.#run.learningRate;
    this.#setLearningRate(value);
    this.#run.learningRate = value;
    this.#run.note('learningRate', `learning rate ${before === null ? '' : `${before} → `}${value}`);
  }

  /** Lets messages in, waits while paused. Resolves when training may take its next step, or must stop. */
  async afterSteps(): Promise<void> {
    if (this.#interrupt?.aborted) this.stop('interrupted');
    this.#stepping = false;
    if (this.#paused || performance.now() - this.#lastYield >= YIELD_EVERY_MS) {
      await yieldToEvents(this.#interrupt);
      while (this.#mustWait()) await this.#woken();
      if (this.#interrupt?.aborted) this.stop('interrupted');
      this.#lastYield = performance.now();
    }
  }

  #mustWait(): boolean {
    return this.#paused && !this.#stepping && !this.stopRequested && !this.#interrupt?.aborted;
  }

  #woken(): Promise<void> {
    return new Promise(resolve => {
      const wake = (): void => {
        this.#wake = undefined;
        this.#interrupt?.removeEventListener('abort', wake);
        resolve();
      };
      this.#wake = wake;
      this.#interrupt?.addEventListener('abort', wake, { once: true });
    });
  }
}

export interface ControlsOptions {
  /** Aborted when the user interrupts the cell. */
  readonly interrupt?: AbortSignal | undefined;
  readonly setLearningRate?: ((value: number) => void) | undefined;
  /** Told at once of a stop, which may come while the training waits for something else than these controls. */
  readonly onStop?: (() => void) | undefined;
}
