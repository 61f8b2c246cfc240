import { pathToFileURL } from 'node:url';
import { existsSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import * as tf from '@tensorflow/tfjs-node';
import type { io } from '@tensorflow/tfjs-core';

/**
 * Loads a model that `model.save('file://...')` or `saveModel` wrote: a folder, its model.json, or any tfjs URL or handler.
 *
 * @throws Error when the path holds no model
 */
export function loadModel(source: string | io.IOHandler, options?: io.LoadOptions): Promise<tf.LayersModel> {
  if (typeof source !== 'string' || /^[a-z][a-z0-9+.-]+:\/\//i.test(source))
    return tf.loadLayersModel(source, options);
  const path = resolve(source);
  if (!existsSync(path))
    throw new Error(`No model at ${path}. Expected a folder with a model.json, or that file.`);
  const file = statSync(path).isDirectory() ? join(path, 'model.json') : path;
  return tf.loadLayersModel(pathToFileURL(file).href, options);
}

/** Writes the model into a folder, from which `loadModel` reads it: `await saveModel(model, 'digits')`. */
export function saveModel(
  model: tf.LayersModel,
  folder: string,
  options?: io.SaveConfig,
): Promise<io.SaveResult> {
  return model.save(pathToFileURL(resolve(folder)).href, options);
}
