import { literal, type PlaygroundSettings } from '@epochlab/views';

/** A run as it began. */
export interface Beginning {
  readonly settings: PlaygroundSettings;
  /** How code names the data. */
  readonly data: string;
  /** The seed of the initial weights where "New weights" has drawn them. */
  readonly weightsSeed?: string | undefined;
}

interface Doing {
  /** Epochs when it was done, and those from which training went on. */
  readonly epoch: number;
  readonly after: number;
  readonly call: string;
  readonly args: readonly unknown[];
}

/** Settings that change nothing in how a network learns. */
const LOOKS: ReadonlySet<string> = new Set<keyof PlaygroundSettings>(['showTestData', 'discretize', 'stop']);

/** Calls of which the later one undoes the earlier. */
const REPLACES: ReadonlySet<string> = new Set(['set', 'setPoints', 'newData']);

/** The actions on a run since it began, so that code can repeat them. */
export class Script {
  #beginning: Beginning;
  #doings: readonly Doing[] = [];

  constructor(beginning: Beginning) {
    this.#beginning = beginning;
  }

  get beginning(): Beginning {
    return this.#beginning;
  }

  /** Whether the run is what its beginning says, and nothing more. */
  get isPlain(): boolean {
    return this.#doings.length === 0 && this.#beginning.weightsSeed === undefined;
  }

  /** The data are others, before training has begun. */
  beginWith(data: string): void {
    this.#beginning = { ...this.#beginning, data };
  }

  /** Settings were changed while the run was going on. */
  set(epoch: number, changed: Partial<PlaygroundSettings>): void {
    const learning = Object.entries(changed).filter(([name]) => !LOOKS.has(name));
    const looks = Object.entries(changed).filter(([name]) => LOOKS.has(name));
    this.#amend(Object.fromEntries(looks));
    if (learning.length === 0) return;
    const argument = Object.fromEntries(learning);
    const last = this.#doings.at(-1);
    if (epoch === 0 && this.#doings.length === 0) this.#amend(argument);
    else if (last?.call !== 'set' || last.epoch !== epoch) this.did(epoch, 'set', [argument]);
    else this.did(epoch, 'set', [{ ...(last.args[0] as object), ...argument }]);
  }

  /** Something else was done to the run; of two such calls in a row, at one epoch, the later one counts. */
  did(epoch: number, call: string, args: readonly unknown[] = [], after = epoch): void {
    const last = this.#doings.at(-1);
    const isReplaced = REPLACES.has(call) && last?.call === call && last.epoch === epoch;
    const kept = isReplaced ? this.#doings.slice(0, -1) : this.#doings;
    this.#doings = [...kept, { epoch, after, call, args }];
  }

  /** Lines that do the same with a playground `p` that has just begun, and train it to this epoch. */
  lines(epoch: number, from = 0): string[] {
    const { weightsSeed } = this.#beginning;
    const lines = weightsSeed === undefined ? [] : [`p.newWeights(${literal(weightsSeed)});`];
    let at = from;
    for (const { epoch: when, after, call, args } of this.#doings) {
      lines.push(...training(when - at));
      lines.push(`p.${call}(${args.map(literal).join(', ')});`);
      at = after;
    }
    return [...lines, ...training(epoch - at)];
  }

  #amend(settings: Partial<PlaygroundSettings>): void {
    this.#beginning = { ...this.#beginning, settings: { ...this.#beginning.settings, ...settings } };
  }
}

const training = (epochs: number): string[] => (epochs > 0 ? [`await p.train(${epochs});`] : []);
