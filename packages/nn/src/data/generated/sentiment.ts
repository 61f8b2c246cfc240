import { checked } from '../../options/refuse-unknown';
import type { Provenance } from '../dataset';
import { Random } from '../random';
import { distinct, type GeneratedOptions } from './dates';
import {
  ADJECTIVES,
  EVENTS,
  EXCLAMATIONS,
  INTENSIFIERS,
  NEGATIONS,
  SUBJECTS,
  VERBS,
} from './sentiment-words';

export type Review = {
  readonly text: string;
  /** 1 when the reviewer liked the film, else 0. */
  readonly label: 0 | 1;
};

export interface Reviews extends Provenance {
  readonly labels: readonly ['negative', 'positive'];
  readonly train: readonly Review[];
  readonly test: readonly Review[];
}

type Mood = keyof typeof ADJECTIVES;
type Clause = (mood: Mood, random: Random) => string;

const contrary = (mood: Mood): Mood => (mood === 'good' ? 'bad' : 'good');

function described(mood: Mood, random: Random): string {
  const intensifier = random.chance(0.4) ? `${random.pick(INTENSIFIERS)} ` : '';
  return intensifier + random.pick<string>(ADJECTIVES[mood]);
}

const plain: Clause = (mood, random) => `${random.pick(SUBJECTS)} was ${described(mood, random)}`;

const negated: Clause = (mood, random) =>
  `${random.pick(SUBJECTS)} ${random.pick(NEGATIONS)} ${described(contrary(mood), random)}`;

const felt: Clause = (mood, random) =>
  `i ${random.pick<readonly [string, string]>(VERBS[mood])[0]} ${random.pick(SUBJECTS)}`;

const notFelt: Clause = (mood, random) =>
  `i did not ${random.pick<readonly [string, string]>(VERBS[contrary(mood)])[1]} ${random.pick(SUBJECTS)}`;

/** A concession does not count; the main clause does. */
const conceding: Clause = (mood, random) => {
  const conceded = random.pick([plain, negated])(contrary(mood), random);
  const meant = random.pick([plain, negated])(mood, random);
  return random.chance(0.5) ? `although ${conceded} , ${meant}` : `${meant} , even if ${conceded}`;
};

/** The same praise is meant before a good event and ironical before a bad one. */
const exclaimed: Clause = (mood, random) =>
  `${random.pick(EXCLAMATIONS)} , ${random.pick<string>(EVENTS[mood])}`;

const CLAUSES: readonly Clause[] = [plain, negated, felt, notFelt, conceding, exclaimed];

function review(random: Random): Review & { source: string } {
  const mood = random.pick<Mood>(['good', 'bad']);
  const clauses = Array.from({ length: random.integer(1, 2) }, () => random.pick(CLAUSES)(mood, random));
  const text = clauses.join(' . ');
  return { text, source: text, label: mood === 'good' ? 1 : 0 };
}

/**
 * Short film reviews made by a grammar, not written by people: plain praise and blame, negation ('was anything but
 * dull'), concession ('although the plot was stale , the cast was superb') and irony ('how wonderful , two hours that
 * i will never get back'). Words alone do not settle them; their order does. Lower case, tokens set apart by
 * spaces. 6,000 reviews unless told otherwise; none of the test is in the training part.
 *
 * @example
 * datasets.sentiment().train[0];   // { text: 'the pacing was hardly dull', label: 1 }
 */
export function sentiment(options: GeneratedOptions = {}): Reviews {
  const {
    seed = 0,
    count = 6000,
    testShare = 0.2,
  } = checked('datasets.sentiment', options, { seed: true, count: true, testShare: true });
  const random = new Random(`sentiment ${seed}`);
  const reviews = random
    .shuffled(distinct(count, () => review(random)))
    .map(({ text, label }) => ({ text, label }));
  const held = Math.round(count * testShare);
  return {
    name: 'sentiment',
    description: 'Film reviews from a grammar with negation and irony: did the reviewer like the film?',
    source: `generated from seed ${seed}`,
    licence: 'CC0-1.0',
    labels: ['negative', 'positive'],
    train: reviews.slice(held),
    test: reviews.slice(0, held),
  };
}
