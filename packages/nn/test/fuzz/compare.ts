import type { Observation } from './world';

/** How much numbers may differ that are computed in another order: float32 has 7 digits, of which sums lose one or two. */
const ROUNDING = 1e-5;
/** How often larger than what a nudge of the first weights does to op-by-op training a difference may be. */
const CHAOS = 30;

export interface Difference {
  readonly at: string;
  readonly compiled: string;
  readonly opByOp: string;
}

const SHOWN = 8;

/** The values seen, numbers from `first` on. */
function shown(seen: Observation['seen'] | undefined, first: number): string {
  if (typeof seen === 'string') return seen;
  const numbers = (seen ?? []).slice(first, first + SHOWN).map(value => Number(value.toPrecision(7)));
  return `${first > 0 ? `from ${first} on: ` : ''}${numbers.join(', ') || '(nothing)'}`;
}

/** Where two lists of numbers differ most. */
function worst(a: Observation['seen'] | undefined, b: Observation['seen'] | undefined): number {
  if (!a || !b || typeof a === 'string' || typeof b === 'string') return 0;
  const gaps = a.map((value, i) => gap(value, b[i] ?? NaN));
  return Math.max(0, gaps.indexOf(Math.max(...gaps)));
}

const scaleOf = (values: readonly number[]) =>
  Math.max(1e-2, ...values.map(value => (Number.isFinite(value) ? Math.abs(value) : 0)));

/** The largest distance of two lists of numbers, infinite where they are not of one kind. */
function distance(a: readonly number[], b: readonly number[]): number {
  if (a.length !== b.length) return Infinity;
  return a.reduce((most, value, i) => Math.max(most, gap(value, b[i] as number)), 0);
}

function gap(a: number, b: number): number {
  if (Object.is(a, b) || a === b) return 0;
  const difference = Math.abs(a - b);
  return Number.isNaN(difference) ? Infinity : difference;
}

function near(a: Observation | undefined, b: Observation | undefined, allowed: number): boolean {
  if (a?.at !== b?.at || !a || !b) return false;
  if (typeof a.seen === 'string' || typeof b.seen === 'string') return a.seen === b.seen;
  // Compiled training may hold fewer tensors: tfjs's own loop leaves one behind.
  if (a.at.startsWith('tensors')) return (a.seen[0] as number) <= (b.seen[0] as number);
  return distance(a.seen, b.seen) <= ROUNDING * scaleOf(b.seen) + allowed;
}

/**
 * How far a nudge moves what op-by-op training sees, as a part of the largest number there; infinite where it sees something of another
 * kind.
 */
function sensitivity(
  opByOp: Observation | undefined,
  nudged: readonly (readonly Observation[])[],
  i: number,
): number {
  const moved = nudged.map(other => {
    const [a, b] = [opByOp, other[i]];
    if (a?.at !== b?.at || !a || !b || typeof a.seen === 'string' || typeof b.seen === 'string')
      return a?.at === b?.at && a?.seen === b?.seen ? 0 : Infinity;
    return distance(a.seen, b.seen) / scaleOf(a.seen);
  });
  return Math.max(0, ...moved);
}

/**
 * The first thing that is not the same, if any. Training may amplify a rounding error without bound, so where numbers differ by more than
 * rounding, `nudged` gives what op-by-op training sees from first weights that are a little different: what moves as much by that alone
 * is no difference. An error stays in the weights, also where a number does not show it (a loss at its bound is the same for all weights
 * beyond it): so what moved most until then is allowed. Once that is as much as the numbers themselves, only the tensors left are compared.
 */
export async function difference(
  compiled: readonly Observation[],
  opByOp: readonly Observation[],
  nudged: () => Promise<readonly (readonly Observation[])[]>,
): Promise<Difference | undefined> {
  let others: readonly (readonly Observation[])[] | undefined;
  let known = 0;
  let moved = 0;
  for (let i = 0; i < Math.max(compiled.length, opByOp.length); i++) {
    const [a, b] = [compiled[i], opByOp[i]];
    if (near(a, b, 0)) continue;
    others ??= await nudged();
    for (; known <= i; known++) moved = Math.max(moved, sensitivity(opByOp[known], others, known));
    if (CHAOS * moved >= 1) return unlike(compiled.at(-1), opByOp.at(-1), 0, opByOp.length - 1);
    const found = unlike(a, b, CHAOS * moved * scaleOf(typeof b?.seen === 'object' ? b.seen : []), i);
    if (found) return found;
  }
  return undefined;
}

/** The difference of two observations, the `i`th of their runs. */
function unlike(
  a: Observation | undefined,
  b: Observation | undefined,
  allowed: number,
  i: number,
): Difference | undefined {
  if (near(a, b, allowed)) return undefined;
  const first = worst(a?.seen, b?.seen);
  const told = (one: Observation | undefined) => `${one?.at}: ${shown(one?.seen, first)}`;
  return { at: `${i}: ${b?.at ?? a?.at ?? ''}`, compiled: told(a), opByOp: told(b) };
}
