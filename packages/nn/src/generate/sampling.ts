import { Random } from '../data/random';

export interface Sampling {
  /** Below 1 sharpens the probabilities, above 1 evens them out; 0 takes the likeliest token. 1 unless given. */
  readonly temperature?: number;
  /** Draws among so many of the likeliest tokens alone. */
  readonly topK?: number;
  /** Draws among the likeliest tokens that have this probability together (Holtzman et al. 2020). */
  readonly topP?: number;
  /** Tokens that are never drawn, such as padding. */
  readonly suppressTokens?: readonly number[];
  /** The same seed draws the same tokens. */
  readonly seed?: number;
}

/** Draws the next token by its logits. */
export type Sampler = (logits: Float32Array) => number;

/** @throws RangeError for a setting that makes no sense */
export function checkSampling({ temperature = 1, topK = 1, topP = 1 }: Sampling): void {
  if (!(temperature >= 0 && Number.isFinite(temperature)))
    throw new RangeError(`generate: temperature must be a number from 0, got ${temperature}.`);
  if (!(Number.isInteger(topK) && topK > 0))
    throw new RangeError(`generate: topK must be a whole number from 1, got ${topK}.`);
  if (!(topP > 0 && topP <= 1))
    throw new RangeError(`generate: topP must be above 0 and at most 1, got ${topP}.`);
}

interface Candidate {
  readonly token: number;
  readonly logit: number;
}

/** The likeliest first; of equal ones the first token. */
function candidates(logits: Float32Array, suppressed: ReadonlySet<number>): Candidate[] {
  const all = Array.from(logits, (logit, token) => ({ token, logit }));
  return all.filter(({ token }) => !suppressed.has(token)).sort((a, b) => b.logit - a.logit);
}

/** softmax(logits / temperature) */
function probabilities(from: readonly Candidate[], temperature: number): number[] {
  const most = from[0]?.logit ?? 0;
  const weights = from.map(({ logit }) => Math.exp((logit - most) / temperature));
  const sum = weights.reduce((a, b) => a + b, 0);
  return weights.map(weight => weight / sum);
}

/** The place at which a list of numbers adds up to more than `target`; the last if nowhere. */
function placeOf(numbers: readonly number[], target: number): number {
  let sum = 0;
  const at = numbers.findIndex(number => (sum += number) > target);
  return at < 0 ? numbers.length - 1 : at;
}

export function samplerOf(sampling: Sampling): Sampler {
  const { temperature = 1, topK = Infinity, topP = 1, suppressTokens = [], seed = Math.random() } = sampling;
  const random = new Random(seed);
  const suppressed = new Set(suppressTokens);
  return logits => {
    const likeliest = candidates(logits, suppressed).slice(0, topK);
    const chosen = (place: number) => (likeliest[place] as Candidate).token;
    if (temperature === 0) return chosen(0);
    const shares = probabilities(likeliest, temperature);
    const nucleus = topP < 1 ? shares.slice(0, placeOf(shares, topP) + 1) : shares;
    const whole = nucleus.reduce((a, b) => a + b, 0);
    return chosen(placeOf(nucleus, random.next() * whole));
  };
}
