// First: the methods of models, compiled, which this file adds to.
import '@epochlab/train';
import { watchEndedCode } from '@epochlab/train/tfjs-patches';
import { notebookHost } from '@epochlab/views';
import * as tf from '@tensorflow/tfjs-node';
import { registerActivations } from './activations/register';
import { mendEarlyStopping } from './callbacks/tfjs';
import { wrapMethods } from './model-methods';
import { registerOptimizers } from './optimizers/classes';
import { checkOptionsOfTfjsLayers } from './options/layer-options';
import { checkOptionsOfTfjsModels } from './options/model-options';
import { saveHowModelsAreCompiled } from './saving/compiled-models';
import { saveInPlainPaths } from './saving/file-handlers';
import { saveByNewestHandler } from './saving/save-handlers';
import { readSavedModelsByUrl } from './saving/saved-models';
import { tellWeightsApart } from './saving/weight-names';
import { showModelsAsSummaries } from './summary/displayed-models';

const INSTALLED = Symbol.for('epochlab.nn.installed');

/**
 * Gives tfjs's own models what this library adds: arrays as data, Keras's spellings in `compile`, a live view of `fit`, `summary()` as a
 * table. tfjs code runs unchanged. Done once, when the library is loaded.
 */
export function install(): void {
  const prototype = tf.LayersModel.prototype as tf.LayersModel & { [INSTALLED]?: true };
  if (prototype[INSTALLED]) return;
  prototype[INSTALLED] = true;
  registerActivations();
  registerOptimizers();
  notebookHost()?.onTerminated(watchEndedCode());
  saveHowModelsAreCompiled();
  saveInPlainPaths();
  saveByNewestHandler();
  tellWeightsApart();
  readSavedModelsByUrl();
  checkOptionsOfTfjsLayers();
  checkOptionsOfTfjsModels();
  showModelsAsSummaries();
  mendEarlyStopping();
  wrapMethods(prototype);
}
