/**
 * One front end's view of a run: what it is sent, how often, and what it asks for (a part of a
 * curve, a control, a diagnosis).
 */

import { availableParallelism } from 'node:os';
import type { AnyViewPayload, Comm, SeriesKey, ToView, TrainingEvent } from '@epochlab/views';
import { downsample, spanBetween, type Curve } from '../run/downsample';
import type { Run, RunChange } from '../run/run';
import { SpareProcessors } from './spare-processors';
import { trainingPayload } from '../run/training-state';

/** At most seven messages a second: with the output drawn again, at the end once more, and an answer to the view, ten. */
const LEAST_MS = 150;
/** While training goes on. Each message wakes the server and, where it is on the same machine, the browser, which few processors feel. */
const RUNNING_MS = Math.min(1000, Math.max(LEAST_MS, 2000 / availableParallelism()));
/** While it takes all processors. Then each message takes some 20 ms from it, and its threads that wait for each other all wait. */
const CROWDED_MS = 2000;
/** Processors that a page needs to draw a run beside it. */
const ENOUGH = 0.5;
/** A pause shows with the count of the batch that it came into, unless that takes longer than this. */
const SETTLE_MS = 100;
/** The finest difference of time that can be seen. */
const APPEND_POINTS = 200;

/** One front end that looks at a run: sends a snapshot, then what came since, as often as the front end can take. */
export class Viewer {
  readonly #comm: Comm;
  readonly #run: Run;
  readonly #sent = new Map<string, number>();
  readonly #processors = new SpareProcessors();
  #eventsSent = 0;
  #news: string;
  /** When there was last something that the user waits for. */
  #newsAt = -Infinity;
  #everything = true;
  #lastSend = -Infinity;
  #running = RUNNING_MS;
  #due = Infinity;
  #timer: NodeJS.Timeout | undefined;

  constructor(comm: Comm, run: Run) {
    this.#comm = comm;
    this.#run = run;
    this.#news = newsOf(run);
    const subscription = run.changed.on(change => this.#notify(change));
    comm.onClose(() => {
      subscription.dispose();
      clearTimeout(this.#timer);
    });
    this.#send();
  }

  /** Answers the front end's question for the points between two x. */
  window(request: number, from: number, to: number, points: number): void {
    const curves = [...this.#run.series.values()].map(({ key, points: all }) => ({
      key,
      curve: downsample(all, points, spanBetween(all, from, to)),
    }));
    this.#post({ type: 'window', request, points: counts(curves) }, buffers(curves));
  }

  #notify(change: RunChange): void {
    if (change === 'everything') this.#everything = true;
    const now = performance.now();
    const due = this.#nextSend(now);
    // Timers are dropped when a cell is interrupted, so a due message never depends on one.
    if (due <= now) this.#send();
    else if (!this.#timer || this.#run.isOver || due < this.#due) {
      clearTimeout(this.#timer);
      this.#due = due;
      this.#timer = setTimeout(() => this.#send(), due - now).unref();
    }
  }

  /** When the next message may be sent; whoever worked a control waits for it. */
  #nextSend(now: number): number {
    const news = newsOf(this.#run);
    if (news !== this.#news) this.#newsAt = now;
    this.#news = news;
    if (this.#newsAt >= this.#lastSend) return Math.max(this.#lastSend + LEAST_MS, this.#newsAt + SETTLE_MS);
    return this.#lastSend + (this.#run.status === 'running' ? this.#running : LEAST_MS);
  }

  #send(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#lastSend = performance.now();
    this.#running = this.#processors.count() < ENOUGH ? CROWDED_MS : RUNNING_MS;
    if (this.#everything) this.#sendSnapshot();
    else this.#sendAppend();
    this.#eventsSent = this.#run.events.length;
    for (const [name, { points }] of this.#run.series) this.#sent.set(name, points.length);
  }

  #sendSnapshot(): void {
    this.#everything = false;
    this.#post({ type: 'snapshot', payload: trainingPayload(this.#run) satisfies AnyViewPayload });
  }

  #sendAppend(): void {
    const run = this.#run;
    const curves = [...run.series].flatMap(([name, { key, points }]) => {
      const from = this.#sent.get(name) ?? 0;
      if (points.length === from) return [];
      return [{ key, curve: downsample(points, APPEND_POINTS, [from, points.length]) }];
    });
    const events: readonly TrainingEvent[] = run.events.slice(this.#eventsSent);
    const { status, progress, learningRate, message } = run;
    this.#post(
      {
        type: 'append',
        status,
        progress,
        points: counts(curves),
        events,
        learningRate,
        ...(message === undefined ? {} : { message }),
      },
      buffers(curves),
    );
  }

  #post(message: ToView & { readonly message?: string }, data: readonly Uint8Array[] = []): void {
    this.#comm.send(message, data);
  }
}

/** The part of a run that does not change by itself at every step. */
const newsOf = ({ status, message, events, overlaid }: Run): string =>
  JSON.stringify([status, message, events.length, overlaid.length]);

interface KeyedCurve {
  readonly key: SeriesKey;
  readonly curve: Curve;
}

function counts(curves: readonly KeyedCurve[]): { readonly series: SeriesKey; readonly count: number }[] {
  return curves.map(({ key, curve }) => ({ series: key, count: curve.x.length }));
}

/** For each series x then y, as Float64 in one buffer. */
function buffers(curves: readonly KeyedCurve[]): Uint8Array[] {
  return curves.map(({ curve }) => {
    const both = new Float64Array(curve.x.length * 2);
    both.set(curve.x, 0);
    both.set(curve.y, curve.x.length);
    return new Uint8Array(both.buffer);
  });
}
