import * as tf from '@tensorflow/tfjs-node';

const one = (inputs: tf.Tensor | tf.Tensor[]) => [inputs].flat()[0] as tf.Tensor;

/** A layer that computes with a number in JavaScript. */
export class Gain extends tf.layers.Layer {
  static readonly className = 'FuzzGain';
  gain = 1.5;

  constructor(args: object = {}) {
    super(args);
    this.supportsMasking = true;
  }

  override call(inputs: tf.Tensor | tf.Tensor[]): tf.Tensor {
    return tf.mul(one(inputs), this.gain);
  }

  override computeOutputShape(shape: tf.Shape): tf.Shape {
    return shape;
  }
}

/** A small model with weights of a seed; its methods are called inside of losses and layers. */
export function teacherOf(size: number): tf.LayersModel {
  const kernelInitializer = tf.initializers.randomUniform({ minval: -1, maxval: 1, seed: 5 });
  return tf.sequential({
    layers: [tf.layers.dense({ units: size, activation: 'tanh', inputShape: [size], kernelInitializer })],
  });
}

/** A layer that asks another model. */
export class Teacher extends tf.layers.Layer {
  static readonly className = 'FuzzTeacher';
  teacher: tf.LayersModel | undefined;

  override build(shape: tf.Shape | tf.Shape[]): void {
    this.teacher = teacherOf((shape as tf.Shape).at(-1) ?? 1);
    super.build(shape);
  }

  override call(inputs: tf.Tensor | tf.Tensor[]): tf.Tensor {
    const x = one(inputs);
    return tf.add(x, one(this.teacher?.predict(x) ?? x));
  }

  override computeOutputShape(shape: tf.Shape): tf.Shape {
    return shape;
  }
}

for (const Layer of [Gain, Teacher]) tf.serialization.registerClass(Layer);
