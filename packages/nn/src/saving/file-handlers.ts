import { resolve } from 'node:path';
import * as tf from '@tensorflow/tfjs-node';
import type { io } from '@tensorflow/tfjs-core';
import { isPlainPath, pathToRead, pathToWrite } from '@epochlab/runtime/files';
import { readModel, writeModel } from './model-files';

/** tfjs's handler of files, whose path is a pair for models in its oldest format. */
interface FileSystem {
  readonly path: string | readonly string[];
  save(artifacts: io.ModelArtifacts): Promise<io.SaveResult>;
  load(): Promise<io.ModelArtifacts>;
}

/** Lets tfjs's `file://` handler make parent folders, replace a model whole or not at all, and say which file is wrong. */
function mendFileSystem(): void {
  // tfjs types its handlers by what they have in common.
  const prototype = Object.getPrototypeOf(tf.io.fileSystem('.')) as FileSystem;
  const stock = { save: prototype.save, load: prototype.load };
  prototype.save = async function save(artifacts) {
    return typeof this.path === 'string'
      ? writeModel(pathToWrite(this.path), artifacts)
      : stock.save.call(this, artifacts);
  };
  prototype.load = async function load() {
    return typeof this.path === 'string' ? readModel(pathToRead(this.path)) : stock.load.call(this);
  };
}

const plainFolder = (source: string): io.IOHandler => {
  const path = resolve(source);
  return {
    save: async artifacts => writeModel(path, artifacts),
    load: async () => readModel(pathToRead(path)),
  };
};

type Router = Parameters<typeof tf.io.registerSaveRouter>[0];

/** A router says null to what is not its own, which tfjs's type of it leaves out. */
const forPlainPaths = ((source: string | string[]): io.IOHandler | null =>
  typeof source === 'string' && isPlainPath(source) ? plainFolder(source) : null) as Router;

/** Models are saved to and loaded from any path, with or without `file://`: `model.save('my model')`, `tf.loadLayersModel('my model')`. */
export function saveInPlainPaths(): void {
  mendFileSystem();
  tf.io.registerSaveRouter(forPlainPaths);
  tf.io.registerLoadRouter(forPlainPaths);
}
