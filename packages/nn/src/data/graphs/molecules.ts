import * as tf from '@tensorflow/tfjs-node';
import type { Edge, Graph } from '../../networks/graphs';
import { nodesOf } from '../../networks/graphs/edges';
import { checked } from '../../options/refuse-unknown';
import type { Provenance } from '../dataset';
import type { GeneratedOptions } from '../generated/dates';
import { Random } from '../random';

/** The elements, by how often they come. */
const ELEMENTS = ['C', 'C', 'C', 'N', 'O', 'F'] as const;
const KINDS = ['C', 'N', 'O', 'F'] as const;
type Element = (typeof KINDS)[number];

/** As many bonds as an atom has at most. */
const MOST_BONDS = 3;
const SIZES = { least: 12, most: 18 } as const;
/** How many atoms a ring has. */
const RINGS = [5, 6] as const;

/** A graph with the names of its nodes. */
export interface Molecule extends Graph {
  readonly atoms: readonly Element[];
  /** 1 when it holds rings, 0 when it is a tree. */
  readonly label: 0 | 1;
}

export interface MoleculeExamples {
  readonly graphs: readonly Molecule[];
  /** int32 [n] */
  readonly y: tf.Tensor1D;
}

export interface Molecules extends Provenance {
  readonly labels: readonly ['tree', 'rings'];
  /** The element of each column of the features, one-hot. */
  readonly elements: readonly Element[];
  readonly train: MoleculeExamples;
  readonly test: MoleculeExamples;
}

/**
 * Graphs like small molecules, 12 to 18 atoms, made by chance: half of them are trees, half hold two rings of 5 or 6 atoms with chains on them.
 * No atom has more than 3 bonds. Elements are drawn the same way in both, so that counting them tells nothing. The features of a node
 * are its element, one-hot, [atoms, 4]. 800 molecules unless told otherwise.
 *
 * @example
 * const { train, test } = datasets.molecules({ seed: 1 });
 * const { features, adjacency, mask } = networks.graphs.batch(train.graphs);
 */
export function molecules(options: GeneratedOptions = {}): Molecules {
  const {
    seed = 0,
    count = 800,
    testShare = 0.2,
  } = checked('datasets.molecules', options, { seed: true, count: true, testShare: true });
  const random = new Random(`molecules ${seed}`);
  const all = Array.from({ length: count }, (_, i) => molecule(i % 2 === 0 ? 0 : 1, random));
  const graphs = random.shuffled(all);
  const held = Math.round(count * testShare);
  return {
    name: 'molecules',
    description: 'Graphs like small molecules: are there rings in it?',
    source: `generated from seed ${seed}`,
    licence: 'CC0-1.0',
    labels: ['tree', 'rings'],
    elements: KINDS,
    train: examples(graphs.slice(held)),
    test: examples(graphs.slice(0, held)),
  };
}

const examples = (graphs: readonly Molecule[]): MoleculeExamples => ({
  graphs,
  y: tf.tensor1d(
    graphs.map(({ label }) => label),
    'int32',
  ),
});

function molecule(label: 0 | 1, random: Random): Molecule {
  const size = random.integer(SIZES.least, SIZES.most);
  const core = label === 1 ? twoRings(random.pick(RINGS), random.pick(RINGS)) : [];
  const grown = grow(core, size, random);
  // Numbers say nothing of the order in which the atoms were joined.
  const number = random.shuffled(Array.from({ length: size }, (_, i) => i));
  const edges = grown.map(([a, b]): Edge => [number[a] as number, number[b] as number]);
  const atoms = Array.from({ length: size }, () => random.pick(ELEMENTS));
  return { label, edges, atoms, features: atoms.map(atom => KINDS.map(kind => Number(kind === atom))) };
}

/** Two rings and the bond between them. */
const twoRings = (a: number, b: number): Edge[] => [...ring(0, a), ...ring(a, b), [0, a]];

const ring = (first: number, size: number): Edge[] =>
  Array.from({ length: size }, (_, i): Edge => [first + i, first + ((i + 1) % size)]);

/** Joins one atom after the other to one that has a bond left. */
function grow(core: readonly Edge[], size: number, random: Random): Edge[] {
  const edges = [...core];
  const bonds = Array<number>(size).fill(0);
  for (const [a, b] of edges) for (const end of [a, b]) bonds[end] = (bonds[end] ?? 0) + 1;
  for (let atom = Math.max(1, nodesOf(core)); atom < size; atom++) {
    const open = Array.from({ length: atom }, (_, i) => i).filter(i => (bonds[i] ?? 0) < MOST_BONDS);
    const other = random.pick(open);
    edges.push([other, atom]);
    for (const end of [other, atom]) bonds[end] = (bonds[end] ?? 0) + 1;
  }
  return edges;
}
