import {
  playgroundChoices as choices,
  type PlaygroundFeature,
  type PlaygroundSettings,
} from '@epochlab/views';
import { MOST_LAYERS, MOST_NEURONS, MOST_NOISE } from './check-settings';

const PAGE = 'https://playground.tensorflow.org/';

/** Noise above what the page takes becomes this. */
const NOISE_IN_PLACE = 50;

/** The settings of a link, and notes on parts of it that could not be taken as they stand. */
export interface ReadLink {
  readonly settings: Partial<PlaygroundSettings>;
  /** Controls that the link hides, as `showTestData`. */
  readonly hidden: readonly string[];
  /** One sentence for each part of the link that is unknown or was changed. */
  readonly notes: readonly string[];
}

/** Reads one value of a link: the setting's value, or a sentence that says why there is none. */
type Reader = (text: string) => { readonly value: unknown; readonly note?: string } | string;

const choice =
  (names: readonly string[]): Reader =>
  text =>
    names.includes(text) ? { value: text } : `it is none of ${names.join(', ')}`;

const number =
  (isRight: (value: number) => boolean, expected: string): Reader =>
  text =>
    isRight(Number(text)) ? { value: Number(text) } : `expected ${expected}`;

const flag: Reader = text => ({ value: text !== 'false' });

const noise: Reader = text => {
  const value = Number(text);
  if (!Number.isFinite(value)) return 'expected a number';
  if (value < 0) return { value: 0, note: 'noise below 0 is 0' };
  const note = `noise above ${MOST_NOISE} is ${NOISE_IN_PLACE}, as on the page`;
  return value > MOST_NOISE ? { value: NOISE_IN_PLACE, note } : { value };
};

const shape: Reader = text => {
  const layers = text.trim() === '' ? [] : text.split(',').map(Number);
  const isRight =
    layers.length <= MOST_LAYERS &&
    layers.every(units => Number.isInteger(units) && units >= 1 && units <= MOST_NEURONS);
  return isRight
    ? { value: layers }
    : `expected at most ${MOST_LAYERS} layers of 1 to ${MOST_NEURONS} neurons, with commas between them`;
};

type LinkName = Exclude<keyof PlaygroundSettings, 'features' | 'loss' | 'stop'>;

/** The settings of a link, in the page's order. */
const READERS: Readonly<Record<LinkName, Reader>> = {
  activation: choice(choices.activation),
  regularization: choice(choices.regularization),
  batchSize: number(value => Number.isInteger(value) && value >= 1, 'a whole number from 1'),
  dataset: choice(choices.dataset),
  regDataset: choice(choices.regDataset),
  learningRate: number(value => value > 0, 'a number above 0'),
  regularizationRate: number(value => value >= 0, 'a number from 0'),
  noise,
  networkShape: shape,
  seed: text => ({ value: text }),
  showTestData: flag,
  discretize: flag,
  percTrainData: number(value => value > 0 && value < 100, 'a number above 0 and below 100'),
  problem: choice(choices.problem),
  initZero: flag,
};

/** Names that the page has and that change nothing here. */
const PASSED_OVER = new Set(['collectStats', 'hideText', 'tutorial', 'numHiddenLayers']);

const isFeature = (name: string): name is PlaygroundFeature =>
  (choices.features as readonly string[]).includes(name);
const HIDDEN = /^(.+)_hide$/;

/** Whether a text is a link, or the part of one after its `#`. */
export const isLink = (text: string): boolean => /^https?:/.test(text) || /^#?\w+=/.test(text);

/**
 * Reads a link of TensorFlow Playground, or the part of it after `#`. What it does not say keeps the page's defaults; an unknown name or a value
 * that cannot be is named and passed over.
 *
 * @throws RangeError for a text that is no such link
 * @example
 * readLink('https://playground.tensorflow.org/#activation=relu&networkShape=8,8').settings;
 * // { activation: 'relu', networkShape: [8, 8] }
 */
export function readLink(link: string): ReadLink {
  if (!isLink(link)) {
    throw new RangeError(
      `This is no link of TensorFlow Playground: ${JSON.stringify(link.slice(0, 80))}. ` +
        `Expected ${PAGE}#activation=tanh&..., or settings as { activation: 'tanh' }; ` +
        `a file of data wants the column to predict, as show.playground('data.csv', { label: 'species' }).`,
    );
  }
  const parts = link
    .slice(link.indexOf('#') + 1)
    .split('&')
    .filter(part => part.includes('='))
    .map(part => part.split('=', 2) as [name: string, value: string]);
  return [...new Map(parts)].reduce(readPart, { settings: {}, hidden: [], notes: [] });
}

function readPart(read: ReadLink, [name, value]: readonly [string, string]): ReadLink {
  if (isFeature(name)) return withFeature(read, name, value !== 'false');
  const hides = HIDDEN.exec(name)?.[1];
  if (hides !== undefined) return value === 'true' ? { ...read, hidden: [...read.hidden, hides] } : read;
  if (PASSED_OVER.has(name) || (value.trim() === '' && name !== 'networkShape')) return read;
  if (!Object.hasOwn(READERS, name)) return noted(read, `'${name}' is not known and was passed over`);
  const found = READERS[name as LinkName](decodeURIComponent(value));
  if (typeof found === 'string') return noted(read, `${name}=${value} was passed over: ${found}`);
  const after = { ...read, settings: { ...read.settings, [name]: found.value } };
  return found.note === undefined ? after : noted(after, found.note);
}

const noted = (read: ReadLink, note: string): ReadLink => ({ ...read, notes: [...read.notes, note] });

function withFeature(read: ReadLink, name: PlaygroundFeature, isOn: boolean): ReadLink {
  const before = read.settings.features ?? ['x', 'y'];
  const features = choices.features.filter(each => (each === name ? isOn : before.includes(each)));
  return { ...read, settings: { ...read.settings, features } };
}

/** The link that opens TensorFlow Playground with these settings. A loss that the page does not have is not in it. */
export function linkOf(settings: PlaygroundSettings): string {
  const own = Object.keys(READERS).map(name => [name, String(settings[name as LinkName])] as const);
  const features = choices.features.map(name => [name, String(settings.features.includes(name))] as const);
  return `${PAGE}#${[...own, ...features].map(([name, value]) => `${name}=${encoded(value)}`).join('&')}`;
}

const encoded = (value: string): string => encodeURIComponent(value).replaceAll('%2C', ',');
