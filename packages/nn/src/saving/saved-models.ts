import * as tf from '@tensorflow/tfjs-node';
import { readablePath } from '@epochlab/runtime/files';

type Loader = 'loadSavedModel' | 'getMetaGraphsFromSavedModel';

/** Lets tfjs read SavedModels by `file://` too, as it reads all other models. */
export function readSavedModelsByUrl(): void {
  // tfjs's namespace is an object at run time, which types cannot assign to.
  const node = tf.node as Record<Loader, (path: string, ...rest: never[]) => unknown>;
  for (const name of ['loadSavedModel', 'getMetaGraphsFromSavedModel'] as const) {
    const stock = node[name];
    node[name] = (path, ...rest) => stock(path.startsWith('file://') ? readablePath(path) : path, ...rest);
  }
}
