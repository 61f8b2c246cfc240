import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { io } from '@tensorflow/tfjs-core';
import { refuseForeignFile } from './foreign-files';

type Json = Readonly<Record<string, unknown>>;

const isJson = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const SHOWN = 8;

function inside(folder: string): string {
  const names = readdirSync(folder);
  const more = names.length > SHOWN ? ` and ${names.length - SHOWN} more` : '';
  return names.length === 0 ? 'It is empty.' : `It holds ${names.slice(0, SHOWN).join(', ')}${more}.`;
}

/** The model.json that is meant by a path. @throws naming what is there instead */
export function modelFile(path: string): string {
  const there = statSync(path, { throwIfNoEntry: false });
  if (!there) throw new Error(`No model at ${path}. Expected a folder with a model.json, or that file.`);
  if (!there.isDirectory()) return path;
  const file = join(path, 'model.json');
  if (statSync(file, { throwIfNoEntry: false })?.isFile()) return file;
  if (readdirSync(path).includes('saved_model.pb'))
    throw new Error(
      `${path} is a TensorFlow SavedModel, which has no layers to train. Load it with await tf.node.loadSavedModel('${path}').`,
    );
  throw new Error(`The folder ${path} holds no model.json, which models.saveModel writes. ${inside(path)}`);
}

function parsed(path: string): unknown {
  const text = readFileSync(path, 'utf8');
  try {
    return JSON.parse(text);
  } catch (error) {
    // Errors of JSON.parse may belong to another realm than `Error` here.
    const reason = (error as { readonly message?: string }).message ?? '';
    throw new Error(
      `${path} is no JSON, or cut off: it has ${Buffer.byteLength(text)} bytes (${reason}). Save the model again, or copy model.json and its weights again.`,
      { cause: error },
    );
  }
}

/** Every layer of a model's architecture, of nested models too. */
function layersIn(topology: unknown): Json[] {
  if (Array.isArray(topology)) return topology.flatMap(layersIn);
  if (!isJson(topology)) return [];
  const own = typeof topology['class_name'] === 'string' ? [topology] : [];
  const { config, layers, model_config } = topology;
  return [...own, ...layersIn(model_config), ...layersIn(config), ...layersIn(layers)];
}

/** Keras 3 names the module of each class, which no earlier one does. */
const isKeras3 = (topology: unknown) => layersIn(topology).some(layer => typeof layer['module'] === 'string');

const isGraph = (topology: Json) => Array.isArray(topology['node']);

/** A getter that throws when a loader of the other kind of model looks for what its own kind has. */
function refuse(topology: object, key: string, message: string): void {
  Object.defineProperty(topology, key, {
    enumerable: false,
    configurable: true,
    get: () => {
      throw new Error(message);
    },
  });
}

/** tfjs has two loaders, and each reads of a file that is for the other what is not there. */
function nameTheRightLoader(path: string, topology: Json): void {
  if (isGraph(topology))
    refuse(
      topology,
      'model_config',
      `${path} is a graph model (converted from a SavedModel), which has no layers to train. Load it with await tf.loadGraphModel('${path}').`,
    );
  else
    refuse(
      topology,
      'versions',
      `${path} is a model of layers. Load it with await models.loadModel('${path}') or tf.loadLayersModel.`,
    );
}

/** Content of the file of a model, if it is one. @throws naming the file, what it is instead, and what to do */
export function readModelJson(path: string): io.ModelJSON {
  refuseForeignFile(path);
  const json = parsed(path);
  const topology = isJson(json) ? json['modelTopology'] : undefined;
  if (!isJson(json) || !isJson(topology)) {
    const keys = isJson(json) ? Object.keys(json) : [];
    const what =
      keys.includes('class_name') && keys.includes('config')
        ? 'It is an architecture alone: tf.models.modelFromJSON(JSON.parse(text)) makes a model of it, without weights.'
        : `It has ${keys.slice(0, SHOWN).join(', ') || 'nothing by name'}.`;
    throw new Error(`${path} is not a saved model: it has no modelTopology. ${what}`);
  }
  if (isKeras3(topology))
    throw new Error(
      `${path} was converted from a model of Keras 3, whose format TensorFlow.js cannot read. In Python, model.export('exported') writes a folder that tf.node.loadSavedModel('exported') loads; or build and convert the model with Keras 2 (TF_USE_LEGACY_KERAS=1, pip install tf_keras).`,
    );
  nameTheRightLoader(path, topology);
  // Tfjs checks the rest.
  return json as unknown as io.ModelJSON;
}
