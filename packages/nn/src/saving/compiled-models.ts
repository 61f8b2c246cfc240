import * as tf from '@tensorflow/tfjs-node';
import type { io } from '@tensorflow/tfjs-core';
import { packedTraining, type SavedTraining, unpackedTraining } from './training-config';
import { CannotTravel } from './travelling-functions';

/** Methods of saving and loading that tfjs's types keep private. */
interface Trainable {
  readonly optimizer: tf.Optimizer;
  optimizer_?: tf.Optimizer;
  /** A `Sequential` is compiled through the model inside it. */
  readonly model?: Trainable;
  compile(args: tf.ModelCompileArgs): void;
  getTrainingConfig(): io.TrainingConfig;
  loadTrainingConfig(config: SavedTraining): void;
}

const hasFunction = (value: unknown): boolean =>
  typeof value === 'function' ||
  (typeof value === 'object' && value !== null && Object.values(value).some(hasFunction));

/** The description of a model's training that tfjs can write: names only. */
function forTfjs(model: Trainable, stock: () => io.TrainingConfig, plain: boolean): io.TrainingConfig {
  try {
    if (plain) return stock();
  } catch {
    // It knows no list of metrics for an output.
  }
  const config = { class_name: model.optimizer.getClassName(), config: {} };
  return { loss: {}, metrics: [], optimizer_config: config };
}

// Errors may belong to another realm than `Error` here.
const reasonOf = (error: unknown) => (error as Partial<Error>).message ?? String(error);

const isEmpty = (loss: unknown) =>
  typeof loss === 'object' && loss !== null && Object.keys(loss).length === 0;

/** tfjs writes nothing for a function. */
const withoutLoss = new CannotTravel(
  'its loss is a function, which a file cannot hold. To train on, compile it again',
);

/** `compile` may have failed half-way. */
function uncompile(model: Trainable): void {
  for (const half of [model, model.model]) if (half?.optimizer_) delete half.optimizer_;
}

function compileAsSaved(model: Trainable, config: SavedTraining, stock: () => void): void {
  const { epochlab, customObjects, loss } = config;
  if (epochlab) model.compile(unpackedTraining(epochlab, customObjects));
  else if (isEmpty(loss)) throw withoutLoss;
  else stock();
}

/**
 * A saved model keeps how it was compiled, also what tfjs leaves out (its own losses' options, weights of losses, metrics by output, clipping). What
 * no file can hold costs the compilation, never the weights.
 */
export function saveHowModelsAreCompiled(): void {
  const prototype = tf.LayersModel.prototype as unknown as Trainable;
  const { getTrainingConfig, loadTrainingConfig } = prototype;
  prototype.getTrainingConfig = function () {
    const epochlab = packedTraining(this);
    const { loss, metrics } = this as unknown as tf.ModelCompileArgs;
    const plain = !hasFunction(loss) && !hasFunction(metrics);
    return {
      ...forTfjs(this, () => getTrainingConfig.call(this), plain),
      ...(epochlab && { epochlab }),
    };
  };
  prototype.loadTrainingConfig = function (config) {
    try {
      compileAsSaved(this, config, () => loadTrainingConfig.call(this, config));
    } catch (error) {
      uncompile(this);
      const reason =
        error instanceof CannotTravel ? error.message : `${reasonOf(error)} To train on, compile it again`;
      console.warn(`The model has its weights, but is not compiled: ${reason}.`);
    }
  };
}
