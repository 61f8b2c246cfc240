import { readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as tf from '@tensorflow/tfjs-node';
import type { io } from '@tensorflow/tfjs-core';

type Group = io.WeightsManifestConfig[number];

const BYTES: Readonly<Record<string, number>> = {
  float32: 4,
  int32: 4,
  complex64: 8,
  float16: 2,
  uint16: 2,
  uint8: 1,
  bool: 1,
};

/** How many bytes a weight takes in its file, quantised or not; NaN where only the file can say (texts). */
const bytesOf = ({ shape, dtype, quantization }: io.WeightsManifestEntry): number =>
  tf.util.sizeFromShape(shape) * (BYTES[quantization?.dtype ?? dtype] ?? NaN);

const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);

const inWords = (bytes: number) => `${bytes.toLocaleString('en-US')} bytes`;

function checkMissing(model: string, group: Group): void {
  const there = (name: string) => statSync(join(dirname(model), name), { throwIfNoEntry: false })?.isFile();
  const missing = group.paths.find(name => !there(name));
  if (missing === undefined) return;
  const all = group.paths.length === 1 ? 'it' : `all of ${group.paths.join(', ')}`;
  throw new Error(
    `${join(dirname(model), missing)} is missing, where ${model} keeps weights. Copy ${all} into the same folder.`,
  );
}

function checkSize(model: string, { paths, weights }: Group, found: number): void {
  const expected = sum(weights.map(bytesOf));
  if (Number.isNaN(expected) || expected === found) return;
  const files = paths.map(name => join(dirname(model), name)).join(' and ');
  const why = found < expected ? 'cut off, or of another model' : 'of another model';
  throw new Error(
    `${files} has ${inWords(found)}, but the ${weights.length} weights that ${model} lists take ${inWords(expected)}: it is ${why}. Save the model again, or copy its model.json and weights together.`,
  );
}

function readGroup(model: string, group: Group): Buffer {
  checkMissing(model, group);
  const bytes = Buffer.concat(group.paths.map(name => readFileSync(join(dirname(model), name))));
  checkSize(model, group, bytes.length);
  return bytes;
}

/** The weights that a model's file lists, from the files beside it. @throws naming a file that is missing, too short or too long */
export function readWeights(
  model: string,
  manifest: io.WeightsManifestConfig,
): [io.WeightsManifestEntry[], ArrayBuffer] {
  const bytes = Buffer.concat(manifest.map(group => readGroup(model, group)));
  const { buffer, byteOffset, byteLength } = bytes;
  return [
    manifest.flatMap(({ weights }) => weights),
    // A Buffer of Node lies in memory that others use too.
    buffer.slice(byteOffset, byteOffset + byteLength),
  ];
}
