import * as tf from '@tensorflow/tfjs-node';
import type { io } from '@tensorflow/tfjs-core';
import { isPlainPath, readablePath, writablePath } from '@epochlab/runtime/files';
import { checked, type OptionNames } from '../options/refuse-unknown';
import { readModel } from '../saving/model-files';
import type { SavedTraining } from '../saving/training-config';
import type { CustomObjects } from '../saving/travelling-functions';

export interface LoadModelOptions extends io.LoadOptions {
  /** Whether the model is compiled as it was when it was saved with `includeOptimizer`. Default true. */
  readonly compile?: boolean;
  /** Functions (losses, metrics) and classes (layers) of your own by the names that they had when the model was saved. */
  readonly customObjects?: CustomObjects;
}

const LOAD_OPTIONS: OptionNames<LoadModelOptions> = {
  compile: true,
  customObjects: true,
  strict: true,
  onProgress: true,
  requestInit: true,
  fetchFunc: true,
  fromTFHub: true,
  weightPathPrefix: true,
  weightUrlConverter: true,
  streamWeights: true,
};

type LayerClass = tf.serialization.SerializableConstructor<tf.serialization.Serializable>;

const isClass = (value: unknown): value is LayerClass & Pick<typeof tf.layers.Layer, 'fromConfig'> =>
  typeof value === 'function' && value.prototype instanceof tf.layers.Layer;

/** Lets tfjs find classes by the names that the file has for them. */
function register(customObjects: CustomObjects): void {
  const { classNameMap } = tf.serialization.SerializationMap.getMap();
  for (const [name, value] of Object.entries(customObjects))
    if (isClass(value)) classNameMap[name] = [value, value.fromConfig];
}

type Loader = () => Promise<io.ModelArtifacts>;

function loaderOf(source: string | URL | io.IOHandler, options: io.LoadOptions): Loader | undefined {
  if (source instanceof URL || (typeof source === 'string' && isFile(source)))
    return () => readModel(readablePath(source));
  // A cell that registers a router and runs twice has registered it twice: the newest counts.
  const handler = typeof source === 'string' ? tf.io.getLoadHandlers(source, options).at(-1) : source;
  return handler?.load?.bind(handler);
}

const isFile = (source: string) => isPlainPath(source) || source.startsWith('file://');

function withOptions(
  artifacts: io.ModelArtifacts,
  { compile = true, customObjects }: LoadModelOptions,
): io.ModelArtifacts {
  const { trainingConfig, ...others } = artifacts;
  if (!compile || !trainingConfig) return others;
  return { ...others, trainingConfig: { ...trainingConfig, customObjects } as SavedTraining };
}

/**
 * Loads a model that `saveModel` or `model.save` wrote: a folder, its model.json, or any tfjs URL or handler. If it was saved with its optimizer
 * it is compiled, and trains on where it was. A loss or metric of your own is no part of a file: give it in `customObjects`, or compile the model again.
 *
 * @throws Error naming the file that is missing, cut off, of another model or in another format, and what to do
 * @example
 * const model = await models.loadModel('digits');
 * const other = await models.loadModel('quantiles', { customObjects: { pinball } });
 */
export async function loadModel(
  source: string | URL | io.IOHandler,
  options: LoadModelOptions = {},
): Promise<tf.LayersModel> {
  checked('models.loadModel', options, LOAD_OPTIONS);
  const load = loaderOf(source, options);
  if (!load)
    throw new Error(
      `No model can be loaded from '${String(source)}'. Expected a folder ('digits'), its model.json, or an address http://....`,
    );
  register(options.customObjects ?? {});
  const artifacts = withOptions(await load(), options);
  return tf.loadLayersModel({ load: async () => artifacts }, options);
}

/**
 * Writes the model into a folder, from which `loadModel` reads it: `await saveModel(model, 'digits')`. Parent folders are made; a model that
 * is there already is replaced once the new one is wholly written.
 *
 * @param options `includeOptimizer: true` keeps also how the model is compiled and what its optimizer remembers, to train on
 */
export function saveModel(
  model: tf.LayersModel,
  folder: string | URL,
  options: io.SaveConfig = {},
): Promise<io.SaveResult> {
  checked('models.saveModel', options, { trainableOnly: true, includeOptimizer: true });
  const isUrl = typeof folder === 'string' && !isFile(folder);
  return model.save(isUrl ? folder : writablePath(folder), options);
}
