import * as tf from '@tensorflow/tfjs-node';

/** A layer, a cell or an optimizer, as what it keeps. */
type Holder = object;

type Kept = number | string | boolean | tf.Tensor;

/** Dropout masks live for one call; `iterations_` is counted beside the graph. */
const PASSING = ['dropoutMask', 'recurrentDropoutMask', 'iterations_'];

const INSIDE = ['layer', 'cell', 'cells', 'layers', 'forwardLayer', 'backwardLayer'] as const;

/** A layer and the layers and cells that it is made of. */
function partsOf(layer: Holder): Holder[] {
  const inner = INSIDE.flatMap(key => (layer as Partial<Record<string, Holder | Holder[]>>)[key] ?? []);
  return [layer, ...inner.flat().flatMap(partsOf)];
}

const isKept = (value: unknown): value is Kept =>
  ['number', 'string', 'boolean'].includes(typeof value) ||
  (value instanceof tf.Tensor && !(value instanceof tf.Variable));

const keptIn = (holder: Holder) =>
  Object.entries(holder).filter(
    (entry): entry is [string, Kept] => isKept(entry[1]) && !PASSING.includes(entry[0]),
  );

const nameOf = (holder: Holder) =>
  holder instanceof tf.layers.Layer ? `layer "${holder.name}"` : holder.constructor.name;

interface Change {
  readonly holder: Holder;
  readonly key: string;
  /** Undefined for a property that was not there. */
  readonly before: Kept | undefined;
  readonly now: Kept;
}

function giveBack({ holder, key, before, now }: Change): void {
  // Of a disposed tensor, what replaced it is all there is.
  if (before instanceof tf.Tensor && before.isDisposed) return;
  // A holder is any object: its properties are what they were.
  const properties = holder as Record<string, unknown>;
  if (before === undefined) Reflect.deleteProperty(properties, key);
  else properties[key] = before;
  if (now instanceof tf.Tensor) now.dispose();
}

/**
 * What layers and an optimizer keep in properties, at one time. A graph computes with these as they were when it was recorded: a counter or the
 * tensor of the batch before would be frozen in it.
 */
export class PlainState {
  private readonly before: ReadonlyMap<Holder, ReadonlyMap<string, Kept>>;

  constructor(holders: readonly Holder[]) {
    const all = new Set(holders.flatMap(partsOf));
    this.before = new Map([...all].map(holder => [holder, new Map(keptIn(holder))]));
  }

  /** Gives the properties that were there their values back; says in words which one had another. */
  restore(): string | undefined {
    const changes = this.changes().filter(({ before }) => before !== undefined);
    changes.forEach(giveBack);
    const [first] = changes;
    return (
      first && `${nameOf(first.holder)} keeps "${first.key}" in JavaScript, which changes from step to step`
    );
  }

  /** Makes everything as it was, also what was made on the way. */
  undo(): void {
    this.changes().forEach(giveBack);
  }

  private changes(): Change[] {
    return [...this.before].flatMap(([holder, kept]) =>
      keptIn(holder)
        .map(([key, now]) => ({ holder, key, before: kept.get(key), now }))
        .filter(({ before, now }) => !Object.is(before, now)),
    );
  }
}
