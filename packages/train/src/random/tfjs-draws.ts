import { createRequire } from 'node:module';
import * as tf from '@tensorflow/tfjs-node';
import { noteChance } from '../javascript-state/chance';
import { draw, isSeeded, onStream } from '@epochlab/graph/random';

type Draws = Record<string, (...args: unknown[]) => unknown>;

/** The parts of tfjs-core that draw from `Math.random` where it is given no seed. */
const IN_CORE = [
  'dropout',
  'multinomial',
  'randomGamma',
  'randomNormal',
  'randomStandardNormal',
  'randomUniform',
  'randomUniformInt',
  'truncatedNormal',
];
const IN_UTIL = ['createShuffledIndices', 'randUniform', 'shuffle', 'shuffleCombo'];

function seedable(functions: Draws, name: string): void {
  const stock = functions[name];
  if (!stock) return;
  const drawing = { [name]: (...args: unknown[]) => onStream(() => stock(...args)) }[name] as typeof stock;
  functions[name] = Object.assign(drawing, stock);
}

const requireAsNode = createRequire(require.resolve('@tensorflow/tfjs-node'));

/** Lets everything random in tfjs draw from the stream of `setRandomSeed`, once there is one. */
export function seedTfjs(): void {
  // The very instance that tfjs-layers and tfjs-data call; its types say nothing of being written to.
  const core = requireAsNode('@tensorflow/tfjs-core') as Draws & { readonly util: Draws };
  for (const name of IN_CORE) seedable(core, name);
  for (const name of IN_UTIL) {
    seedable(core.util, name);
    noteChance(core.util[name]);
  }
  seedShuffles();
}

/** A dataset's `shuffle` takes its seed from the clock unless it is given one. */
function seedShuffles(): void {
  const prototype = tf.data.Dataset.prototype;
  const stock = prototype.shuffle;
  prototype.shuffle = function shuffle(bufferSize, seed, reshuffleEachIteration) {
    const own = seed || !isSeeded() ? seed : String(draw());
    return stock.call(this, bufferSize, own, reshuffleEachIteration);
  };
}
