/* eslint-disable @typescript-eslint/no-non-null-assertion -- each case gets as many symbols as it has values */
import * as tf from '@tensorflow/tfjs-node';
import * as graph from '../src';

const session = new graph.Session();
afterAll(() => session.close());

type Values = number | number[] | number[][];
type Build = (...xs: graph.GraphTensor[]) => graph.GraphTensor;

/** Central differences of the sum of what `build` computes. */
function differences(y: graph.GraphTensor, xs: graph.GraphTensor[], values: tf.Tensor[]): number[][] {
  const total = (at: tf.Tensor[]) => {
    const [result] = session.tensors(
      [y],
      xs.map((x, i) => [x, at[i] as tf.Tensor] as const),
    );
    return (result as tf.Tensor).sum().dataSync()[0] ?? NaN;
  };
  const step = 1e-2;
  return values.map((value, i) =>
    Array.from({ length: value.size }, (_, k) => {
      const moved = (by: number) => {
        const data = value.dataSync().slice();
        data[k] = (data[k] ?? 0) + by;
        return values.map((other, j) => (j === i ? tf.tensor(data, value.shape) : other));
      };
      return (total(moved(step)) - total(moved(-step))) / (2 * step);
    }),
  );
}

const A = [
  [0.5, -1.2, 0.3],
  [1.1, 0.4, -0.7],
];
const B = [[0.2], [0.9], [-0.4]];
const POSITIVE = [
  [0.5, 1.2, 0.3],
  [1.1, 0.4, 0.7],
];

const CASES: Record<string, [Build, Values[]]> = {
  'a product of matrices': [(a, b) => graph.matMul(a!, b!), [A, B]],
  'arithmetic with broadcasting': [
    (a, b) => a!.mul(2).add(b!).sub(1).div(a!.square().add(3)),
    [A, [0.1, 0.2, 0.3]],
  ],
  activations: [a => a!.tanh().add(a!.sigmoid()).add(a!.relu().mul(a!)), [A]],
  softmax: [a => a!.softmax().mul(a!), [A]],
  'exp, log, sqrt, pow': [a => a!.exp().add(a!.log()).add(a!.sqrt()).add(a!.pow(3)), [POSITIVE]],
  reductions: [a => a!.mean([0, 1]).add(a!.sum(0).square()).add(a!.max(1).sum(0)), [A]],
  shapes: [a => a!.reshape([3, 2]).transpose([1, 0]).mul(a!), [A]],
  concat: [(a, b) => graph.concat([a!, b!], 0).square(), [A, POSITIVE]],
};

test.each(Object.entries(CASES))('gradients equal differences: %s', (_, [build, values]) => {
  const tensors = values.map(value => tf.tensor(value));
  const xs = tensors.map(tensor => graph.placeholder('float32', tensor.shape));
  const y = build(...xs);
  const slopes = session.tensors(
    graph.gradients(y, xs),
    xs.map((x, i) => [x, tensors[i] as tf.Tensor] as const),
  );
  differences(y, xs, tensors).forEach((expected, i) => {
    const slope = slopes[i] as tf.Tensor;
    expect(slope.shape).toEqual((tensors[i] as tf.Tensor).shape);
    expected.forEach((value, k) => expect(slope.dataSync()[k]).toBeCloseTo(value, 2));
  });
});

test('a model written by hand learns: gradients of variables, assigned back', () => {
  const x = graph.placeholder('float32', [null, 1]);
  const truth = graph.placeholder('float32', [null, 1]);
  const [w, b] = [graph.variable([[0]]), graph.variable([0])];
  const loss = x.matMul(w).add(b).sub(truth).square().mean([0, 1]);
  const [dw, db] = graph.gradients(loss, [w, b]);
  const train = [graph.assign(w, w.sub(dw.mul(0.1))), graph.assign(b, b.sub(db.mul(0.1)))];
  const feeds = [
    [x, [[0], [1], [2], [3]]],
    [truth, [[1], [3], [5], [7]]],
  ] as const;
  for (let i = 0; i < 300; i++) session.run(train, feeds);
  const [[[slope]], [offset]] = session.run([w, b]) as [[[number]], [number]];
  expect(slope).toBeCloseTo(2, 2);
  expect(offset).toBeCloseTo(1, 2);
});

test('of several targets they are added; of a value in between they stop there', () => {
  const x = graph.placeholder('float32', []);
  const half = x.mul(0.5);
  const y = half.square();
  const [whole] = graph.gradients([y, x.mul(3)], [x]);
  const [inner, outer] = [graph.gradients(y, [half])[0], graph.gradients(y, [x])[0]];
  expect(session.run([whole, inner, outer], [[x, 4]])).toEqual([5, 4, 2]);
});

test('says what has no gradient', () => {
  const [x, other] = [graph.placeholder('float32', [2]), graph.placeholder('float32', [2])];
  expect(() => graph.gradients(x.square(), [other])).toThrow(/Square.* is not computed from placeholder/);
  expect(() => graph.gradients(x.argMax(0), [x])).toThrow(/is int32; only float32 has gradients/);
});
