import * as tf from '@tensorflow/tfjs-node';
import { installCompiledTraining } from '../src';

beforeAll(() => installCompiledTraining());

const ramp = (shape: number[], scale = 0.5) =>
  tf.tensor(
    Float32Array.from({ length: tf.util.sizeFromShape(shape) }, (_, i) => scale * Math.sin(i + 1)),
    shape,
  );

/** Results of Keras 3.15 for the model below, the data and first weights of `ramp`. */
const KERAS = {
  loss: [0.300945520401001, 0.19014973938465118],
  weights: [
    [
      0.164148, 0.183704, 0.030908, -0.141304, -0.197159, -0.06192, 0.14641, 0.190219, 0.073215, -0.102638,
      -0.202893, -0.111227,
    ],
    [0.362449, 0.478684, 0.109515],
    [0.645938, 0.728779, 0.092799, -0.643736, -0.757728, -0.23342],
    [0.04596, 0.046135],
    [0.088266, 0.175855],
    [0.165592],
  ],
};

test.each([false, true])(
  'training holds weights to their constraints as Keras does (eager: %s)',
  async eager => {
    const { maxNorm, unitNorm, nonNeg, minMaxNorm } = tf.constraints;
    const model = tf.sequential({
      layers: [
        tf.layers.dense({ units: 3, inputShape: [4], kernelConstraint: maxNorm({ maxValue: 0.5, axis: 0 }) }),
        tf.layers.dense({ units: 2, kernelConstraint: unitNorm({ axis: 0 }), biasConstraint: nonNeg() }),
        tf.layers.dense({
          units: 1,
          kernelConstraint: minMaxNorm({ minValue: 0.2, maxValue: 0.4, rate: 0.5, axis: 0 }),
        }),
      ],
    });
    const matrix = ramp([3, 2]);
    model.setWeights([
      ramp([4, 3], 0.2),
      ramp([3]),
      matrix.div(matrix.square().sum(0, true).sqrt()),
      ramp([2], 0.1),
      ramp([2, 1], 0.2),
      ramp([1]),
    ]);
    model.compile({ optimizer: tf.train.sgd(0.1), loss: 'meanSquaredError', eager } as tf.ModelCompileArgs);
    const args = { epochs: 2, batchSize: 3, shuffle: false, verbose: 0 } as const;
    const { history } = await model.fit(ramp([7, 4], 1), ramp([7, 1]), args);
    KERAS.loss.forEach((loss, i) => expect(history['loss']?.[i]).toBeCloseTo(loss, 5));
    const weights = model.getWeights().map(weight => Array.from(weight.dataSync()));
    KERAS.weights.flat().forEach((value, i) => expect(weights.flat()[i]).toBeCloseTo(value, 4));
  },
);
