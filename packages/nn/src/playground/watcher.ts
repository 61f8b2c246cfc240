import type { Comm, Disposable, ToView } from '@epochlab/views';
import { confusionOf } from './confusion';
import { neuronMaps, NEURON_SIDE, outputMap } from './maps';
import type { Playground } from './playground';

/** Side of the output's map while it is seen. */
const SIDE = 100;
/** A front end that has not drawn a frame for so long shows it to nobody. */
const GONE_MS = 1000;
/** At most so many frames a second. */
const LEAST_MS = 1000 / 40;

/** One front end that looks at a playground: it gets the next frame when it has drawn the last one. */
export class Watcher {
  readonly #subscription: Disposable;
  #frame = 0;
  #drawn = 0;
  #drawnAt = performance.now();
  #sentAt = -Infinity;
  #isStale = false;
  #sentEpochs = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly playground: Playground,
    private readonly comm: Comm,
    private readonly snapshot: () => ToView,
  ) {
    this.#subscription = playground.changed.on(change => {
      if (change === 'everything') this.#sendAll();
      else this.#sendSoon();
    });
    this.#sendAll();
  }

  /** Whether somebody sees it: the front end draws its frames, and has done so lately. */
  get isWatching(): boolean {
    return this.#drawn === this.#frame || performance.now() - this.#drawnAt < GONE_MS;
  }

  /** The front end has drawn this frame. */
  drawn(frame: number): void {
    this.#drawn = frame;
    this.#drawnAt = performance.now();
    if (this.#isStale) this.#sendSoon();
  }

  dispose(): void {
    this.#subscription.dispose();
    clearTimeout(this.#timer);
  }

  #sendAll(): void {
    this.comm.send(this.snapshot());
    this.#sentEpochs = this.playground.history.epoch.length;
    this.#send();
  }

  #sendSoon(): void {
    this.#isStale = true;
    const wait = this.#sentAt + LEAST_MS - performance.now();
    if (this.#drawn < this.#frame) return;
    if (wait <= 0) this.#send();
    else this.#timer ??= setTimeout(() => this.#send(), wait).unref();
  }

  #send(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#isStale = false;
    this.#sentAt = performance.now();
    const { history, status, message } = this.playground;
    const from = Math.min(this.#sentEpochs, history.epoch.length);
    this.#sentEpochs = history.epoch.length;
    const inside = this.playground.inside.now;
    const frame: ToView = {
      type: 'frame',
      frame: ++this.#frame,
      run: this.playground.run,
      status,
      message,
      size: SIDE,
      neuronSize: NEURON_SIDE,
      count: history.epoch.length - from,
      confusion: confusionOf(this.playground),
      ...(inside ? { inside } : {}),
    };
    this.comm.send(frame, this.#buffers(from));
  }

  #buffers(from: number): Uint8Array[] {
    const { history, trainer } = this.playground;
    const { epoch, loss, testLoss, accuracy, testAccuracy, seconds } = history;
    const blank = epoch.map(() => NaN);
    const curves = [
      epoch,
      loss,
      testLoss,
      accuracy.length > 0 ? accuracy : blank,
      accuracy.length > 0 ? testAccuracy : blank,
      seconds,
    ];
    const learning = trainer.network.learning;
    const weights = trainer.network.weights.flatMap(({ kernel, bias }, i) => [
      ...kernel.flat(),
      ...bias,
      ...(learning[i]?.flat() ?? []),
    ]);
    return [
      bytes(outputMap(trainer, SIDE)),
      bytes(neuronMaps(trainer)),
      bytes(Float32Array.from(weights)),
      bytes(Float64Array.from(curves.flatMap(values => values.slice(from)))),
    ];
  }
}

const bytes = ({ buffer }: Float32Array | Float64Array): Uint8Array => new Uint8Array(buffer as ArrayBuffer);
