import { clearTimeout, setImmediate, setTimeout } from 'node:timers';
import type { Origin } from '../../threads/messages';
import type { AwaitSites } from './await-sites';
import { InterruptError } from './interrupt-error';
import { Waits, type Wait } from './waits';

/** Time that code which listens to the signal (a training loop) has to come to an end by itself, in ms. */
const GRACE_MS = 400;
/** Time that `finally` blocks have, in ms. */
const CLEANUP_MS = 400;

export interface Cancellable {
  cancel(): void;
}

/**
 * A piece of running user code: a cell or the handling of a comm message, with all that it started. It travels with
 * the code through promises, timers and callbacks, so that output and interrupts find their way.
 */
export class Activity {
  private readonly controller = new AbortController();
  private readonly waits = new Waits();
  private refusal: Promise<void> | undefined;
  private readonly timers = new Set<Cancellable>();
  private listenedTo = false;
  private undelivered: InterruptError | undefined;
  private readonly deadlines: NodeJS.Timeout[] = [];
  private readonly held: Promise<unknown>[] = [];
  private endEarly: (error: InterruptError) => void = () => {};
  private readonly ended = new Promise<never>((_, reject) => (this.endEarly = reject));
  /** Set when the cell says itself what its result is: that of its last expression is not shown. */
  hidesResult = false;
  /** Set when the activity did not end in time: nothing of it may go on. */
  abandoned = false;

  constructor(
    readonly origin: Origin,
    readonly allowsInput: boolean,
    private readonly awaitSites: AwaitSites,
  ) {
    this.ended.catch(() => {}); // looked at only while the activity runs
  }

  /** Aborted when the user interrupts. Whoever takes it is given time to end in its own way. */
  get signal(): AbortSignal {
    this.listenedTo = true;
    return this.controller.signal;
  }

  /** Runs user code to its end, or until an interrupt that it does not heed. */
  run<T>(code: () => T | Promise<T>): Promise<T> {
    const outcome = new Promise<T>((resolve, reject) =>
      setImmediate(() => attempt(code).then(resolve, reject)),
    );
    const settled = outcome.finally(() => this.refusal);
    return Promise.race([settled, this.ended]).finally(() => this.deadlines.forEach(clearTimeout));
  }

  /** The activity does not end before `work` has. */
  holdOpen(work: Promise<unknown>): void {
    this.held.push(work);
  }

  /** Settles when everything that holds the activity open has ended. */
  async heldWork(): Promise<void> {
    for (let work = this.held.shift(); work; work = this.held.shift()) await work;
  }

  /** The value of `promise`, or an InterruptError as soon as the user interrupts. */
  async wait<T>(promise: PromiseLike<T>): Promise<T> {
    if (this.abandoned) return new Promise<never>(() => {});
    this.deliver();
    let wait: Wait | undefined;
    try {
      return await new Promise<T>((resolve, reject) => {
        wait = this.waits.add(reject);
        promise.then(resolve, reject);
      });
    } catch (error) {
      this.awaitSites.note(error);
      throw error;
    } finally {
      if (wait) this.waits.delete(wait);
    }
  }

  /** Throws an interrupt that has not been thrown yet: each one is thrown once, so that `finally` blocks may await. */
  deliver(): void {
    const error = this.undelivered;
    this.undelivered = undefined;
    if (error) throw error;
  }

  track(timer: Cancellable): void {
    this.timers.add(timer);
  }

  untrack(timer: Cancellable): void {
    this.timers.delete(timer);
  }

  interrupt(): void {
    this.undelivered = new InterruptError();
    const grace = this.listenedTo ? GRACE_MS : 0;
    this.controller.abort(this.undelivered);
    if (grace === 0) this.refuse();
    else this.deadlines.push(setTimeout(() => this.refuse(), grace));
    this.deadlines.push(setTimeout(() => this.abandon(), grace + CLEANUP_MS));
  }

  /** Ends the activity now, whatever it is doing. */
  abandon(): void {
    this.abandoned = true;
    this.cancelTimers();
    this.endEarly(new InterruptError());
  }

  private refuse(): void {
    this.cancelTimers();
    if (!this.awaits) return;
    const error = this.undelivered ?? new InterruptError();
    this.undelivered = undefined;
    this.refusal = this.waits.refuse(error, () => this.abandoned);
  }

  private cancelTimers(): void {
    for (const timer of this.timers) timer.cancel();
    this.timers.clear();
  }

  /** Whether it waits for something that an interrupt can refuse. */
  get awaits(): boolean {
    return this.waits.size > 0;
  }

  get interrupted(): boolean {
    return this.controller.signal.aborted;
  }
}

async function attempt<T>(code: () => T | Promise<T>): Promise<T> {
  return code();
}
