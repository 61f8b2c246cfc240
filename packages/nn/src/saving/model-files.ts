import { existsSync, mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs-node';
import type { io } from '@tensorflow/tfjs-core';
import { replaceFiles } from '@epochlab/runtime/files';
import { modelFile, readModelJson } from './model-json';
import { readWeights } from './weight-files';

const MODEL = 'model.json';
const WEIGHTS = 'weights.bin';

/** tfjs gives the weights whole or in pieces. */
const bytesOf = (data: io.ModelArtifacts['weightData']): Buffer =>
  Buffer.concat((Array.isArray(data) ? data : [data ?? new ArrayBuffer(0)]).map(piece => Buffer.from(piece)));

function makeFolder(folder: string): void {
  if (statSync(folder, { throwIfNoEntry: false })?.isFile())
    throw new Error(`${folder} is a file. A model is saved as a folder with two files: give another name.`);
  mkdirSync(folder, { recursive: true });
}

// Errors of the file system may belong to another realm than `Error` here.
const reasonOf = (error: unknown) => (error as Partial<Error>).message ?? String(error);

/** Writes a model into a folder. @throws if that cannot be done; a model that was there is then as it was */
export function writeModel(folder: string, artifacts: io.ModelArtifacts): io.SaveResult {
  const { weightData, weightSpecs = [], ...described } = artifacts;
  if (described.modelTopology instanceof ArrayBuffer)
    throw new Error('A model whose graph is binary cannot be saved: tfjs has no way to write it.');
  const json = { ...described, weightsManifest: [{ paths: [WEIGHTS], weights: weightSpecs }] };
  try {
    makeFolder(folder);
    replaceFiles([
      { path: join(folder, WEIGHTS), bytes: bytesOf(weightData) },
      { path: join(folder, MODEL), bytes: Buffer.from(JSON.stringify(json)) },
    ]);
  } catch (error) {
    const kept = existsSync(join(folder, MODEL)) ? ' The model that was there is as it was.' : '';
    throw new Error(`The model could not be saved in ${folder}: ${reasonOf(error)}.${kept}`, {
      cause: error,
    });
  }
  return { modelArtifactsInfo: tf.io.getModelArtifactsInfoForJSON(artifacts) };
}

/** Reads a model from a folder or its model.json. @throws naming the file that is wrong, and what to do */
export function readModel(path: string): Promise<io.ModelArtifacts> {
  const file = modelFile(path);
  const json = readModelJson(file);
  return tf.io.getModelArtifactsForJSON(json, manifest => Promise.resolve(readWeights(file, manifest)));
}
