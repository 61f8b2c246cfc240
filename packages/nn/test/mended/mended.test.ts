import { layers, models, tf } from '@epochlab/nn';
import { checkGradients } from '../check-gradients';

describe('what is mended in tfjs', () => {
  it('a Sequential has the history of its last fit', async () => {
    const model = models.Sequential([layers.Dense(1, { inputShape: [1] })]);
    expect(model.history).toBeUndefined();
    model.compile({ optimizer: 'sgd', loss: 'mse' });
    const history = await model.fit([[1]], [1], { epochs: 2, verbose: 0 });
    expect(model.history).toBe(history);
  });

  it('an LSTM of usual size is made without a warning', () => {
    const warn = jest.spyOn(console, 'warn').mockImplementation(() => undefined);
    layers.LSTM(32).apply(tf.zeros([1, 2, 3]));
    expect(warn).not.toHaveBeenCalled();
    warn.mockRestore();
  });

  describe('tensors are looked for among what a tidy returns, and not among numbers', () => {
    it('typed arrays and buffers are not looked into', () => {
      const spied = Object.defineProperty(new Float32Array(2), 'spy', {
        enumerable: true,
        get: () => {
          throw new Error('looked into');
        },
      });
      for (const returned of [spied, { list: [spied] }, [[spied]]]) tf.tidy(() => returned as never);
      tf.dispose([{ spied }] as never);
      expect(tf.tensor_util.getTensorsInContainer({ spied } as never)).toEqual([]);
    });

    const long = Array.from({ length: 2_000 }, (_, i) => i);
    class Pair {
      constructor(readonly left: tf.Tensor) {}
    }

    it.each<[string, (kept: tf.Tensor) => unknown]>([
      ['a long list of numbers', kept => [...long, kept, ...long]],
      ['lists in lists', kept => [long, [[kept], 'text', null, undefined]]],
      ['an object of a class', kept => ({ pair: new Pair(kept), numbers: new Int32Array(3) })],
      ['a name on a list', kept => Object.assign([1, 2], { kept })],
      ['something inherited', kept => Object.create({ kept }) as object],
      [
        'a circle',
        kept => {
          const circle: Record<string, unknown> = { kept };
          return Object.assign(circle, { circle });
        },
      ],
    ])('a tensor in %s comes out, and is disposed of', (_, wrap) => {
      let kept = tf.scalar(0) as tf.Tensor;
      let lost = kept;
      const wrapped = tf.tidy(() => {
        [kept, lost] = [tf.scalar(1), tf.scalar(2)];
        return wrap(kept) as tf.TensorContainer;
      });
      expect([kept.isDisposed, lost.isDisposed]).toEqual([false, true]);
      tf.dispose(wrapped);
      expect(kept.isDisposed).toBe(true);
    });
  });

  describe('dilated convolutions are trained', () => {
    it.each<[string, () => tf.layers.Layer, number[]]>([
      ['valid', () => tf.layers.conv2d({ filters: 2, kernelSize: 3, dilationRate: 2 }), [2, 7, 8, 2]],
      [
        'same, another rate on each axis, with an activation',
        () =>
          tf.layers.conv2d({
            filters: 2,
            kernelSize: [2, 3],
            dilationRate: [3, 2],
            padding: 'same',
            activation: 'tanh',
          }),
        [2, 7, 8, 2],
      ],
      ['over time', () => tf.layers.conv1d({ filters: 2, kernelSize: 3, dilationRate: 4 }), [2, 13, 3]],
    ])('%s: the values are those of the native op, the gradients those of differences', (_, make, shape) => {
      const layer = make();
      const x = tf.randomNormal(shape, 0, 1, 'float32', 5);
      const native = layer.apply(x) as tf.Tensor;
      tf.grad((input: tf.Tensor) => {
        const trained = layer.apply(input) as tf.Tensor;
        expect(trained.shape).toEqual(native.shape);
        expect(tf.max(tf.abs(tf.sub(trained, native))).dataSync()[0]).toBeLessThan(1e-5);
        return tf.sum(trained);
      })(x);
      checkGradients(layer, () => layer.apply(x) as tf.Tensor);
    });
  });

  it('conv3dTranspose is trained: its gradients are those of differences', () => {
    const layer = tf.layers.conv3dTranspose({ filters: 2, kernelSize: 2, strides: 2 });
    const x = tf.randomNormal([1, 2, 2, 2, 3], 0, 1, 'float32', 5);
    layer.apply(x);
    checkGradients(layer, () => layer.apply(x) as tf.Tensor);
  });

  it('a comparison has no slope', () => {
    const gradient = tf.grad((x: tf.Tensor) => tf.sum(tf.mul(x, tf.cast(tf.greater(x, 1), 'float32'))));
    expect(Array.from(gradient(tf.tensor1d([0, 1, 2, 3])).dataSync())).toEqual([0, 0, 1, 1]);
  });

  describe('ops that pick out, move or multiply have the gradients of differences', () => {
    const TENSOR = tf.randomNormal([2, 3, 4], 0, 1, 'float32', 7);
    const PICTURE = tf.randomNormal([2, 2, 3, 8], 0, 1, 'float32', 8) as tf.Tensor4D;
    const at = tf.tensor2d([[0, 2], [1, 0], [0, 2]], [3, 2], 'int32'); // prettier-ignore
    const rows = tf.tensor2d([[1], [0], [1]], [3, 1], 'int32');

    it.each<[string, tf.Tensor, (x: tf.Tensor) => tf.Tensor]>([
      ['topk', TENSOR, x => tf.topk(x, 2).values],
      ['topk of a vector, unsorted', tf.tensor1d([3, 1, 2]), x => tf.topk(x, 2, false).values],
      ['stridedSlice', TENSOR, x => tf.stridedSlice(x, [0, 2, 0], [2, -4, 4], [1, -1, 2])],
      [
        'stridedSlice with masks',
        TENSOR,
        x => tf.stridedSlice(x, [1, 0, 1], [2, 9, 3], [1, 2, 1], 2, 2, 0, 0, 1),
      ],
      ['gatherND, one place twice', TENSOR, x => tf.gatherND(x, at)],
      [
        'scatterND, one place twice',
        TENSOR.slice([0, 0, 0], [1, 3, 4]).squeeze([0]),
        x => tf.scatterND(rows, x, [2, 4]),
      ],
      ['tensorScatterUpdate', TENSOR, x => tf.tensorScatterUpdate(x, [[1]], tf.square(tf.slice(x, 0, 1)))],
      ['depthToSpace', PICTURE, x => tf.depthToSpace(x as tf.Tensor4D, 2)],
      ['flipLeftRight', PICTURE, x => tf.image.flipLeftRight(x as tf.Tensor4D)],
      ['unstack of one', TENSOR.slice(0, 1), x => tf.unstack(x)[0] as tf.Tensor],
      ['split into one', TENSOR, x => tf.split(x, 1)[0] as tf.Tensor],
      ['bandPart', TENSOR.slice(0, 1).squeeze([0]), x => tf.linalg.bandPart(x, 1, 0)],
      ['einsum, a product', TENSOR, x => tf.einsum('bij,kj->bik', x, tf.range(0, 8).reshape([2, 4]))],
      ['einsum, the other operand', TENSOR, x => tf.einsum('kj,bij->ki', tf.range(0, 8).reshape([2, 4]), x)],
      ['einsum, both operands', TENSOR, x => tf.einsum('bij,bij->b', x, x)],
      ['einsum of one operand, summed', TENSOR, x => tf.einsum('bij->ji', x)],
    ])('%s', (_, x, f) => {
      const weigh = (values: tf.Tensor) =>
        tf.sum(tf.mul(tf.square(values), tf.reshape(tf.range(1, values.size + 1), values.shape)));
      const gradient = tf.grad((given: tf.Tensor) => weigh(f(given)))(x);
      expect(gradient.shape).toEqual(x.shape);
      const values = x.dataSync<'float32'>();
      const change = (i: number, by: number) => {
        const moved = Float32Array.from(values);
        moved[i] = (moved[i] ?? NaN) + by;
        return weigh(f(tf.tensor(moved, x.shape))).dataSync()[0] ?? NaN;
      };
      const differences = Array.from(values, (_value, i) => (change(i, 1e-2) - change(i, -1e-2)) / 2e-2);
      const scale = Math.max(1, ...differences.map(Math.abs));
      gradient.dataSync().forEach((slope, i) => {
        expect(Math.abs(slope - (differences[i] ?? NaN)) / scale).toBeLessThan(5e-3);
      });
    });

    it('einsum over a diagonal says that it has none', () => {
      const trace = tf.grad((x: tf.Tensor) => tf.einsum('ii->', x));
      expect(() => trace(tf.eye(2))).toThrow(/einsum\('ii->'\) has no gradient, since 'ii' takes a diagonal/);
    });
  });

  it('searchSorted has its op on native TensorFlow', () => {
    const edges = tf.tensor1d([1, 2, 2, 4]);
    const places = (side: 'left' | 'right') =>
      Array.from(tf.searchSorted(edges, tf.tensor1d([0, 2, 5]), side).dataSync());
    expect(places('left')).toEqual([0, 1, 4]);
    expect(places('right')).toEqual([0, 3, 4]);
  });

  it('a decoder gets neither the padding mask of the encoder nor the initial states of the layer before', () => {
    const embed = layers.Embedding(5, 3, { maskZero: true });
    const encode = layers.GRU(3, { returnState: true });
    const [first, second] = [0, 1].map(() => layers.GRU(3, { returnSequences: true, returnState: true }));
    const input = tf.input({ shape: [4] });
    const parts = (layer: tf.layers.Layer | undefined, x: unknown, kwargs?: object) =>
      layer?.apply(x as tf.Tensor, kwargs as never) as unknown as tf.Tensor[];
    /** The layers one after the other, on symbols or on numbers. */
    const decode = (embedded: tf.Tensor, state: object, repeat: (x: tf.Tensor) => unknown) => {
      const [output, initial] = parts(encode, embedded, state);
      const [sequence] = parts(first, repeat(output as tf.Tensor), { initialState: [initial] });
      return parts(second, sequence)[0] as tf.Tensor;
    };
    const repeat = layers.RepeatVector(4);
    const symbol = decode(embed.apply(input) as unknown as tf.Tensor, {}, x => repeat.apply(x));
    const model = tf.model({ inputs: input, outputs: symbol as unknown as tf.SymbolicTensor });
    const ids = tf.tensor2d([[1, 2, 0, 0], [3, 0, 0, 0]]); // prettier-ignore
    const embedded = embed.apply(ids) as tf.Tensor;
    const expected = decode(embedded, { mask: embedded.kerasMask }, x => tf.stack([x, x, x, x], 1));
    expect(tf.max(tf.abs(tf.sub(model.predict(ids) as tf.Tensor, expected))).dataSync()[0]).toBe(0);
  });

  it('resizing, centerCrop and categoryEncoding stand in a model', () => {
    const predict = (layer: tf.layers.Layer, x: tf.Tensor) =>
      tf.sequential({ layers: [layer] }).predict(x) as tf.Tensor;
    const image = tf.reshape(tf.range(0, 32), [2, 4, 4, 1]);
    const inputShape = [4, 4, 1];
    const middle = predict(tf.layers.centerCrop({ height: 2, width: 2, inputShape } as never), image);
    expect(middle.reshape([2, 4]).arraySync()).toEqual([
      [5, 6, 9, 10],
      [21, 22, 25, 26],
    ]);
    const resized = predict(tf.layers.resizing({ height: 2, width: 3, inputShape } as never), image);
    expect(resized.shape).toEqual([2, 2, 3, 1]);
    const encode = { numTokens: 4, outputMode: 'multiHot', inputShape: [2] } as const;
    expect(predict(tf.layers.categoryEncoding(encode as never), tf.tensor2d([[0, 2]])).arraySync()).toEqual([
      [1, 0, 1, 0],
    ]);
  });

  it('a layer that a model uses twice is freed with it, one of two models with the last', () => {
    const before = tf.memory().numTensors;
    const shared = layers.Dense(3);
    const [a, b] = [layers.Input([3]), layers.Input([3])];
    const twice = layers.Add().apply([shared.apply(a), shared.apply(shared.apply(b))] as tf.SymbolicTensor[]);
    const model = models.Model([a, b], twice as tf.SymbolicTensor);
    const other = models.Model(a, shared.apply(layers.Dense(3).apply(a)) as tf.SymbolicTensor);
    model.dispose();
    expect(tf.memory().numTensors).toBe(before + 4);
    other.dispose();
    expect(tf.memory().numTensors).toBe(before);
  });
});
