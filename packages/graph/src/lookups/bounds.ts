import type * as tf from '@tensorflow/tfjs-node';
import type { Node, Output, TensorValue } from '../structure/node';
import { outputShape } from '../structure/node';

/** The range that indices may have. */
export interface Bounds {
  /** The size of what each coordinate counts; one size for plain indices. */
  readonly sizes: readonly number[];
  /** Whether negative ones are left out, and not wrong. */
  readonly dropsNegative?: boolean;
}

/** Where the first index out of range stands, if any. */
export function firstOutside(
  indices: ArrayLike<number>,
  { sizes, dropsNegative }: Bounds,
): number | undefined {
  for (let i = 0; i < indices.length; i++) {
    const [index, size] = [indices[i] as number, sizes[i % sizes.length] as number];
    if (!(index < size) || (index < 0 && !dropsNegative)) return i;
  }
  return undefined;
}

type Sizes = readonly (number | null)[] | undefined;

const constantOf = (output: Output | undefined) => output?.node.attrs['value'] as TensorValue | undefined;

const numbersOf = (output: Output | undefined): number[] | undefined => {
  const values = constantOf(output)?.values;
  return values && Array.from(values, Number);
};

/** The sizes of the axes that indices with coordinates count. */
const counted = (sizes: Sizes, indices: Output | undefined): Sizes =>
  sizes?.slice(0, (indices && outputShape(indices)?.at(-1)) ?? 0);

interface Lookup {
  /** tfjs's function. */
  readonly by: string;
  /** Which input has the indices. */
  readonly indices: number;
  readonly dropsNegative?: true;
  readonly sizes: (inputs: readonly Output[]) => Sizes;
}

/** TensorFlow's ops that fail at an index out of range where XLA takes another one, or none. */
const LOOKUPS: Readonly<Record<string, Lookup>> = {
  GatherV2: {
    by: 'tf.gather',
    indices: 1,
    sizes: ([params, , axis]) => {
      const [at = 0] = numbersOf(axis) ?? [];
      const shape = params && outputShape(params);
      return shape?.slice(at, at === -1 ? undefined : at + 1);
    },
  },
  GatherNd: {
    by: 'tf.gatherND',
    indices: 1,
    sizes: ([params, indices]) => counted(params && outputShape(params), indices),
  },
  ScatterNd: {
    by: 'tf.scatterND',
    indices: 0,
    sizes: ([indices, , shape]) => counted(numbersOf(shape), indices),
  },
  TensorScatterUpdate: {
    by: 'tf.tensorScatterUpdate',
    indices: 1,
    sizes: ([tensor, indices]) => counted(tensor && outputShape(tensor), indices),
  },
  UnsortedSegmentSum: {
    by: 'tf.unsortedSegmentSum',
    indices: 1,
    dropsNegative: true,
    sizes: ([, , count]) => numbersOf(count),
  },
};

export const LOOKUP_OPS: readonly string[] = Object.keys(LOOKUPS);

export interface NodeLookup {
  readonly indices: Output;
  /** Undefined where a size is not known before the graph runs. */
  readonly bounds: Bounds | undefined;
}

/** Name of lookups whose indices are in range by their making: the times that a loop counts. */
export const IN_RANGE = 'timeStep';

/** The lookup of a node, with `inputs` in the place of its own; undefined if nothing, or indices known to be in range. */
export function lookupOf({ def, name }: Node, inputs: readonly Output[]): NodeLookup | undefined {
  const lookup = name.startsWith(IN_RANGE) ? undefined : LOOKUPS[def.name];
  const indices = lookup && inputs[lookup.indices];
  if (!lookup || !indices) return undefined;
  const sizes = lookup.sizes(inputs);
  const known = sizes?.every(size => size !== null) && sizes.length > 0;
  const { dropsNegative = false } = lookup;
  const bounds = known ? { sizes: sizes, dropsNegative } : undefined;
  const fixed = numbersOf(indices);
  return bounds && fixed && firstOutside(fixed, bounds) === undefined ? undefined : { indices, bounds };
}

type Inputs = Readonly<Record<string, tf.TensorInfo>>;
type Attrs = Readonly<Record<string, unknown>>;

interface KernelLookup {
  readonly by: string;
  readonly indices: (inputs: Inputs) => tf.TensorInfo | undefined;
  readonly sizes: (inputs: Inputs, attrs: Attrs) => readonly number[];
}

/** The same for tfjs's kernels, by their names. */
export const KERNEL_LOOKUPS: Readonly<Record<string, KernelLookup>> = {
  GatherV2: {
    by: 'tf.gather',
    indices: ({ indices }) => indices,
    sizes: ({ x }, { axis }) => [x?.shape.at(axis as number) ?? 0],
  },
  GatherNd: {
    by: 'tf.gatherND',
    indices: ({ indices }) => indices,
    sizes: ({ params, indices }) => params?.shape.slice(0, indices?.shape.at(-1)) ?? [],
  },
  ScatterNd: {
    by: 'tf.scatterND',
    indices: ({ indices }) => indices,
    sizes: ({ indices }, { shape }) => (shape as readonly number[]).slice(0, indices?.shape.at(-1)),
  },
  TensorScatterUpdate: {
    by: 'tf.tensorScatterUpdate',
    indices: ({ indices }) => indices,
    sizes: ({ tensor, indices }) => tensor?.shape.slice(0, indices?.shape.at(-1)) ?? [],
  },
  UnsortedSegmentSum: {
    by: 'tf.unsortedSegmentSum',
    indices: ({ segmentIds }) => segmentIds,
    sizes: (_, { numSegments }) => [numSegments as number],
  },
};
