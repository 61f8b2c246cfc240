import * as tf from '@tensorflow/tfjs-node';

interface Frozen {
  trainable: boolean;
}

interface Container extends Frozen {
  readonly layers: readonly Frozen[];
}

interface Buildable {
  build(inputShape?: unknown): void;
}

/** Whether a `Sequential` is making the model inside, to which it hands its own state and not its layers' */
let mirroring = false;

/**
 * Lets `model.trainable = false` freeze the layers inside, and those of models inside, as Keras does. tfjs freezes the weights of its own
 * layers only, so that a layer that works differently when it is frozen (batch normalization) does not know.
 */
export function freezeLayersInside(): void {
  const container = Object.getPrototypeOf(tf.LayersModel.prototype) as Container;
  const stock = Object.getOwnPropertyDescriptor(container, 'trainable');
  Object.defineProperty(container, 'trainable', {
    ...stock,
    set(this: Container, trainable: boolean) {
      stock?.set?.call(this, trainable);
      if (!mirroring) for (const layer of this.layers) layer.trainable = trainable;
    },
  });
  // Not in tfjs's types.
  const sequential = tf.Sequential.prototype as unknown as Buildable;
  const { build } = sequential;
  sequential.build = function (inputShape) {
    mirroring = true;
    try {
      build.call(this, inputShape);
    } finally {
      mirroring = false;
    }
  };
}
