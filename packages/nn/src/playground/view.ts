import { randomUUID } from 'node:crypto';
import {
  type Comm,
  type DisplayHandle,
  type FromView,
  type InsideAction,
  notebookHost,
  type PlaygroundAction,
  type PlaygroundPoint,
  render,
  type ToView,
} from '@epochlab/views';
import type { ServedView } from '../live/view/served-views';
import { displayPayload } from '../show/output/display';
import type { Inside } from './inside/inside';
import type { Playground } from './playground';
import { playgroundPayload, type Shown } from './state-of';
import { Watcher } from './watcher';

/** The output is drawn again so long after it has changed, so that a saved notebook has it. */
const KEEP_MS = 1000;
/** While it trains: drawing an output again costs the page as much as many frames. */
const KEEP_TRAINING_MS = 20_000;

/** The live side of a playground: any number of front ends look at it and work its controls. */
export class PlaygroundView implements ServedView {
  readonly id = randomUUID();
  readonly #playground: Playground;
  readonly #shown: Shown;
  readonly #watchers = new Set<Watcher>();
  #handle: DisplayHandle | undefined;
  #keeping: NodeJS.Timeout | undefined;
  #keepingLong = false;

  constructor(playground: Playground, shown: Omit<Shown, 'id'>) {
    this.#playground = playground;
    this.#shown = { ...shown, id: this.id };
    playground.watched(() => [...this.#watchers].some(watcher => watcher.isWatching));
    playground.changed.on(change => (change === 'settled' ? this.#keep() : this.#keepSoon()));
  }

  /** One that trains stays reachable however many newer views there are. */
  get isOver(): boolean {
    return this.#playground.status !== 'training';
  }

  /** Shows it as an output of the running cell; as text outside of a notebook. */
  display(): void {
    const payload = playgroundPayload(this.#playground, this.#shown);
    const host = notebookHost();
    if (host) this.#handle = host.display(render(payload));
    else displayPayload(payload);
  }

  open(comm: Comm): (message: FromView) => void {
    const snapshot = (): ToView => ({
      type: 'snapshot',
      payload: playgroundPayload(this.#playground, this.#shown),
    });
    const watcher = new Watcher(this.#playground, comm, snapshot);
    this.#watchers.add(watcher);
    comm.onClose(() => {
      this.#watchers.delete(watcher);
      watcher.dispose();
    });
    const answers: Answers = {
      play: ({ action }) => ACTIONS[action]?.(this.#playground),
      settings: ({ settings }) => this.#playground.set(settings),
      drawn: ({ frame }) => watcher.drawn(frame),
      link: change => this.#playground.changeLink(change),
      freeze: ({ layer, frozen }) => this.#playground.freezeLayer(layer, frozen),
      look: place => this.#playground.inside.at(place),
      inside: ({ action }) => INSIDE[action]?.(this.#playground.inside),
      points: change => this.#playground.setPoints(changedPoints(this.#playground.points, change)),
      axes: ({ axes }) => this.#playground.setAxes(axes),
      code: ({ request }) =>
        comm.send({ type: 'code', request, code: this.#playground.code } satisfies ToView),
    };
    // The table pairs each type of message with what takes it; the compiler cannot follow the pair through the lookup.
    return message => (answers[message.type] as ((message: FromView) => void) | undefined)?.(message);
  }

  #keepSoon(): void {
    const isTraining = this.#playground.status === 'training';
    if (this.#keeping && (isTraining || !this.#keepingLong)) return;
    clearTimeout(this.#keeping);
    this.#keepingLong = isTraining;
    this.#keeping = setTimeout(() => this.#keep(), isTraining ? KEEP_TRAINING_MS : KEEP_MS).unref();
  }

  #keep(): void {
    clearTimeout(this.#keeping);
    this.#keeping = undefined;
    this.#handle?.update(render(playgroundPayload(this.#playground, this.#shown)));
  }
}

type Answers = { readonly [T in FromView['type']]?: (message: Extract<FromView, { type: T }>) => void };

/** Points without those that were rubbed out, and with those that were added. */
const changedPoints = (
  before: readonly PlaygroundPoint[],
  { add = [], remove, clear = false }: Extract<FromView, { type: 'points' }>,
): PlaygroundPoint[] => [
  ...(clear
    ? []
    : before.filter(({ x, y }) => !remove || Math.hypot(x - remove.x, y - remove.y) > remove.radius)),
  ...add,
];

const ACTIONS: Readonly<Record<PlaygroundAction, (playground: Playground) => void>> = {
  play: playground => playground.play(),
  pause: playground => playground.pause(),
  step: playground => playground.step(),
  reset: playground => playground.reset(),
  newWeights: playground => playground.newWeights(),
  newData: playground => playground.newData(),
  recover: playground => playground.recover(),
};

const INSIDE: Readonly<Record<InsideAction, (inside: Inside) => void>> = {
  step: inside => inside.step(),
  // It ends early only when the reader interrupts, who knows.
  surface: inside => void inside.lossSurface().catch(() => undefined),
  close: inside => inside.close(),
};
