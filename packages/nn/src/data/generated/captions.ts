import { checked } from '../../options/refuse-unknown';
import * as tf from '@tensorflow/tfjs-node';
import type { Provenance } from '../dataset';
import { Random } from '../random';
import type { GeneratedOptions } from './dates';

type Inside = (x: number, y: number) => boolean;

/** Each shape says which points of the square from -1 to 1 it covers; y points down. */
const SHAPES = {
  circle: (x, y) => x * x + y * y <= 1,
  square: (x, y) => Math.max(Math.abs(x), Math.abs(y)) <= 0.9,
  triangle: (x, y) => y <= 0.9 && Math.abs(x) <= (y + 1) / 2,
  cross: (x, y) => Math.min(Math.abs(x), Math.abs(y)) <= 0.32 && Math.max(Math.abs(x), Math.abs(y)) <= 1,
} satisfies Record<string, Inside>;

const COLOURS = {
  red: [0.84, 0.18, 0.15],
  green: [0.16, 0.6, 0.3],
  blue: [0.15, 0.35, 0.8],
  yellow: [0.95, 0.8, 0.1],
} satisfies Record<string, readonly [number, number, number]>;

type Shape = keyof typeof SHAPES;
type Colour = keyof typeof COLOURS;
type Size = 'small' | 'large';

interface Thing {
  readonly shape: Shape;
  readonly colour: Colour;
  readonly size: Size;
  readonly centre: readonly [x: number, y: number];
}

/**
 * Where the first thing is, seen from the second, and the centres of both. One word for each direction: with 'right of'
 * as well, every picture would have two true sentences.
 */
const PLACES = {
  'left of': [
    [-0.5, 0],
    [0.5, 0],
  ],
  above: [
    [0, -0.5],
    [0, 0.5],
  ],
} satisfies Record<string, readonly (readonly [number, number])[]>; // prettier-ignore

export interface CaptionedPictures {
  /** float32 [n, size, size, 3] from 0 to 1. */
  readonly x: tf.Tensor4D;
  /** One caption per picture, in lower-case words. */
  readonly captions: readonly string[];
}

export interface Captions extends Provenance {
  readonly train: CaptionedPictures;
  readonly test: CaptionedPictures;
}

const keys = <K extends string>(table: Readonly<Record<K, unknown>>): K[] => Object.keys(table) as K[];

function randomThing(random: Random, [x, y]: readonly [number, number]): Thing {
  const jitter = (): number => (random.next() - 0.5) * 0.2;
  return {
    shape: random.pick(keys(SHAPES)),
    colour: random.pick(keys(COLOURS)),
    size: random.pick<Size>(['small', 'large']),
    centre: [x + jitter(), y + jitter()],
  };
}

const phrase = ({ size, colour, shape }: Thing): string => `a ${size} ${colour} ${shape}`;

/** Most pictures show two things, some show one. */
function randomScene(random: Random): { things: Thing[]; caption: string } {
  if (random.chance(0.25)) {
    const thing = randomThing(random, [0, 0]);
    return { things: [thing], caption: phrase(thing) };
  }
  const place = random.pick(keys(PLACES));
  const [first, second] = PLACES[place].map(centre =>
    randomThing(random, centre as readonly [number, number]),
  ) as [Thing, Thing];
  return { things: [first, second], caption: `${phrase(first)} ${place} ${phrase(second)}` };
}

const RADIUS: Readonly<Record<Size, number>> = { small: 0.26, large: 0.44 };

/** Paints one picture on a dark, slightly noisy ground. */
function paint(things: readonly Thing[], size: number, random: Random): Float32Array {
  const pixels = new Float32Array(size * size * 3);
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      const [x, y] = [((column + 0.5) / size) * 2 - 1, ((row + 0.5) / size) * 2 - 1];
      const top = things.find(thing => covers(thing, x, y));
      const colour = top ? COLOURS[top.colour] : [0.05, 0.05, 0.05];
      colour.forEach((value, c) => {
        pixels[(row * size + column) * 3 + c] = Math.min(1, Math.max(0, random.normal(value, 0.03)));
      });
    }
  }
  return pixels;
}

function covers({ shape, size, centre }: Thing, x: number, y: number): boolean {
  const radius = RADIUS[size];
  return SHAPES[shape]((x - centre[0]) / radius, (y - centre[1]) / radius);
}

/**
 * Painted pictures of one or two coloured shapes, each with a sentence: 'a small red circle left of a large blue
 * square'. There are 2,080 different sentences; 3,000 pictures unless told otherwise.
 *
 * @example
 * const { train } = datasets.captions({ size: 24 });
 * train.captions[0];   // 'a large green cross'
 */
export function captions(options: GeneratedOptions & { readonly size?: number } = {}): Captions {
  const {
    seed = 0,
    count = 3000,
    testShare = 0.2,
    size = 24,
  } = checked('datasets.captions', options, { seed: true, count: true, testShare: true, size: true });
  const random = new Random(`captions ${seed}`);
  const scenes = Array.from({ length: count }, () => {
    const { things, caption } = randomScene(random);
    return { caption, pixels: paint(things, size, random) };
  });
  const held = Math.round(count * testShare);
  const part = (some: typeof scenes): CaptionedPictures => ({
    x: tf.tidy(() => tf.stack(some.map(scene => tf.tensor3d(scene.pixels, [size, size, 3]))) as tf.Tensor4D),
    captions: some.map(scene => scene.caption),
  });
  return {
    name: 'captions',
    description: 'Painted shapes: which sentence tells what is to be seen?',
    source: `generated from seed ${seed}`,
    licence: 'CC0-1.0',
    train: part(scenes.slice(held)),
    test: part(scenes.slice(0, held)),
  };
}
