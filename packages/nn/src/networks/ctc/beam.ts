import type { Decoded } from './decode';
import { logSum } from './log-sum';

/** A beginning of the labels: that of one label less, and its last one. */
class Prefix {
  private readonly longer = new Map<number, Prefix>();

  constructor(
    readonly last = 0,
    readonly before?: Prefix,
  ) {}

  with(label: number): Prefix {
    const known = this.longer.get(label);
    if (known) return known;
    const made = new Prefix(label, this);
    this.longer.set(label, made);
    return made;
  }

  get labels(): number[] {
    return this.before ? [...this.before.labels, this.last] : [];
  }
}

/** The log probability of all paths that say a beginning so far. */
interface Said {
  readonly prefix: Prefix;
  /** Probability of the paths that end in a blank. */
  blank: number;
  /** Probability of the paths that end in its last label. */
  label: number;
}

const whole = ({ blank, label }: Said): number => logSum(blank, label);

/** The choices at the next step. */
class BeamStep {
  private readonly all = new Map<Prefix, Said>();

  of(prefix: Prefix): Said {
    const known = this.all.get(prefix);
    if (known) return known;
    const made = { prefix, blank: -Infinity, label: -Infinity };
    this.all.set(prefix, made);
    return made;
  }

  best(count: number): Said[] {
    const scored = [...this.all.values()].map(said => ({ said, score: whole(said) }));
    return scored
      .sort((a, b) => b.score - a.score)
      .slice(0, count)
      .map(({ said }) => said);
  }
}

/** A beginning after a step that says `label`, with the log probability `p`. */
function extend(next: BeamStep, before: Said, label: number, p: number): void {
  const { prefix } = before;
  if (label === 0) {
    const same = next.of(prefix);
    same.blank = logSum(same.blank, whole(before) + p);
    return;
  }
  const repeats = prefix.last === label;
  const longer = next.of(prefix.with(label));
  // A repeat is the same label still, unless a blank has come between.
  longer.label = logSum(longer.label, (repeats ? before.blank : whole(before)) + p);
  if (!repeats) return;
  const same = next.of(prefix);
  same.label = logSum(same.label, before.label + p);
}

/**
 * Prefix beam search: adds up the paths that say the same, and keeps the `width` likeliest beginnings at each step. With room for
 * all of them it finds the likeliest labels.
 */
export function beamSearch(logP: readonly (readonly number[])[], width: number): Decoded {
  let beam: Said[] = [{ prefix: new Prefix(), blank: 0, label: -Infinity }];
  for (const row of logP) {
    const next = new BeamStep();
    for (const before of beam) row.forEach((p, label) => extend(next, before, label, p));
    beam = next.best(width);
  }
  const [first] = beam as [Said];
  return { labels: first.prefix.labels, logProbability: whole(first) };
}
