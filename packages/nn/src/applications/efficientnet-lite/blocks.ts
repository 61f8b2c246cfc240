import type { SymbolicTensor } from '@tensorflow/tfjs-node';
import { layers } from '../../namespaces/layers';
import { STAGES, STEM_FILTERS, TOP_FILTERS, type Stage } from './stages';

/** One block: its stage's kind, its name and its strides. */
interface Block extends Stage {
  readonly name: string;
}

const channelsOf = (x: SymbolicTensor): number => x.shape.at(-1) ?? 0;

function normalised(x: SymbolicTensor, name: string): SymbolicTensor {
  return layers.BatchNormalization({ epsilon: 1e-3, name }).apply(x);
}

const activated = (x: SymbolicTensor, name: string): SymbolicTensor =>
  layers.ReLU({ maxValue: 6, name }).apply(x);

function convolved(x: SymbolicTensor, filters: number, name: string): SymbolicTensor {
  const options = { padding: 'same', useBias: false, name } as const;
  return layers.Conv2D(filters, 1, options).apply(x);
}

function expanded(x: SymbolicTensor, { name, expand }: Block): SymbolicTensor {
  if (expand === 1) return x;
  const wide = convolved(x, expand * channelsOf(x), `${name}_expand_conv`);
  return activated(normalised(wide, `${name}_expand_bn`), `${name}_expand_activation`);
}

function filtered(x: SymbolicTensor, { name, kernelSize, strides }: Block): SymbolicTensor {
  const options = { strides, padding: 'same', useBias: false, name: `${name}_dwconv` } as const;
  const y = layers.DepthwiseConv2D(kernelSize, options).apply(x);
  return activated(normalised(y, `${name}_bn`), `${name}_activation`);
}

/** An inverted bottleneck: widen the channels, filter each by itself, narrow them; what keeps its shape is added to the input. */
function bottleneck(x: SymbolicTensor, block: Block): SymbolicTensor {
  const narrow = convolved(filtered(expanded(x, block), block), block.filters, `${block.name}_project_conv`);
  const y = normalised(narrow, `${block.name}_project_bn`);
  if (block.strides !== 1 || channelsOf(x) !== block.filters) return y;
  return layers.Add({ name: `${block.name}_add` }).apply([y, x]);
}

const LETTERS = 'abcd';

/** All blocks, in their order: 'block1a', 'block2a', 'block2b', ... */
const BLOCKS: readonly Block[] = STAGES.flatMap((stage, i) =>
  Array.from({ length: stage.repeats }, (_, repeat) => ({
    ...stage,
    strides: repeat === 0 ? stage.strides : 1,
    name: `block${i + 1}${LETTERS[repeat]}`,
  })),
);

function stem(x: SymbolicTensor): SymbolicTensor {
  const options = { strides: 2, padding: 'same', useBias: false, name: 'stem_conv' } as const;
  const y = layers.Conv2D(STEM_FILTERS, 3, options).apply(x);
  return activated(normalised(y, 'stem_bn'), 'stem_activation');
}

/** The convolutional part: [n, height, width, 3] -> [n, height / 32, width / 32, 1280]. */
export function features(x: SymbolicTensor): SymbolicTensor {
  const y = convolved(BLOCKS.reduce(bottleneck, stem(x)), TOP_FILTERS, 'top_conv');
  return activated(normalised(y, 'top_bn'), 'top_activation');
}
