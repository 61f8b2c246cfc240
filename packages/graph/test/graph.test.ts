/* eslint-disable @typescript-eslint/no-non-null-assertion -- what a test has just made is there */
import * as tf from '@tensorflow/tfjs-node';
import * as graph from '../src';

describe('Session', () => {
  const session = new graph.Session();
  afterAll(() => session.close());

  test('runs constants: 2 * 3 is 6', () => {
    expect(session.run(graph.multiply(graph.constant(2), graph.constant(3)))).toBe(6);
  });

  test("takes tfjs's chained style: a.mul(b)", () => {
    const a = graph.constant([[1, 2]]);
    const b = graph.constant([[3], [4]]);
    expect(session.run([a.matMul(b), a.mul(2).sub(1).sum([0, 1]), a.argMax(1)])).toEqual([[[11]], 4, [1]]);
  });

  test('feeds placeholders, fetches several values, broadcasts numbers', () => {
    const x = graph.placeholder('float32', [null]);
    expect(session.run([graph.multiply(x, 2), graph.sum(x, 0)], [[x, [1, 2, 3]]])).toEqual([[2, 4, 6], 6]);
  });

  test('variables keep what an assign gave them', () => {
    const counter = graph.variable(1);
    const next = graph.assign(counter, graph.add(counter, 1));
    expect([session.run(next), session.run(next), session.run(counter)]).toEqual([2, 3, 3]);
  });

  test('runs any op of TensorFlow by its name', () => {
    expect(
      session.run(
        graph.op('Cumsum', [graph.constant([1, 2, 3]), graph.constant(0, 'int32')], { reverse: true }),
      ),
    ).toEqual([6, 5, 3]);
  });

  test('says which placeholder lacks a value', () => {
    const x = graph.placeholder('float32', [], 'rate');
    expect(() => session.run(graph.negative(x))).toThrow(/"rate.*" has no value/);
  });

  test('says what an op takes', () => {
    expect(() => graph.op('MatMul', [graph.constant([[1]])])).toThrow(
      'MatMul takes 2 input(s) (a, b), got 1.',
    );
    expect(() => graph.op('Nope', [])).toThrow('TensorFlow has no op "Nope"');
  });
});

describe('trace tells arguments apart', () => {
  const value = (tensor: tf.Tensor) => tensor.dataSync()[0];
  const apply = graph.trace((x: tf.Tensor, f: (x: tf.Tensor) => tf.Tensor) => f(x));
  const scale = graph.trace((x: tf.Tensor, by: number | null) => (by === null ? x : tf.mul(x, by)));
  const three = tf.scalar(3);

  test('functions, by which they are', () => {
    expect([value(apply(three, x => tf.neg(x))), value(apply(three, x => tf.square(x)))]).toEqual([-3, 9]);
  });

  test('numbers that JSON does not have', () => {
    const given = [null, NaN, Infinity, -Infinity, 2];
    expect(given.map(by => value(scale(three, by)))).toEqual([3, NaN, Infinity, -Infinity, 6]);
    const divide = graph.trace((x: tf.Tensor, by: number) => tf.div(x, by));
    expect([0, -0].map(by => value(divide(three, by)))).toEqual([Infinity, -Infinity]);
  });

  test('tensors in lists and objects are inputs, what else is in them is fixed', () => {
    const f = graph.trace((xs: { a: tf.Tensor; b: tf.Tensor[] }, { negative }: { negative: boolean }) => {
      const sum = tf.addN([xs.a, ...xs.b]);
      return negative ? tf.neg(sum) : sum;
    });
    const call = (a: number, negative: boolean) =>
      value(f({ a: tf.scalar(a), b: [tf.scalar(10), tf.scalar(20)] }, { negative }));
    expect([call(1, false), call(2, false), call(2, true)]).toEqual([31, 32, -32]);
    expect(f.traces).toBe(2);
  });

  test('what is no tensor comes out as it is', () => {
    const table = new Int32Array([1, 2]);
    const f = graph.trace((x: tf.Tensor, numbers: number[]) => ({ y: tf.neg(x), table, numbers }) as never);
    const { y, ...rest } = f(three, [4, 5]) as unknown as { y: tf.Tensor; table: unknown; numbers: unknown };
    expect([value(y), rest]).toEqual([-3, { table, numbers: [4, 5] }]);
  });

  test('one tensor given twice is two inputs', () => {
    const multiply = graph.trace((x: tf.Tensor, y: tf.Tensor) => tf.mul(x, y));
    expect([value(multiply(three, three)), value(multiply(three, tf.scalar(5)))]).toEqual([9, 15]);
  });

  test.each<[string, (x: tf.Tensor) => unknown, RegExp]>([
    ['an async one', x => Promise.resolve(x), /async function cannot be a graph/],
    ['one without tensors', () => 5, /returns no tensor and assigns no variable/],
  ])('a function that is no graph is refused: %s', (_, f, message) => {
    expect(() => graph.trace(f as (x: tf.Tensor) => tf.Tensor)(three)).toThrow(message);
  });
});

describe('a mistake is named in the words of the graph', () => {
  const pair = graph.placeholder('float32', [2], 'pair');
  const run = (value: tf.Tensor | number[]) => new graph.Session().run(pair.add(1), [[pair, value]]);
  test.each<[string, () => unknown, RegExp]>([
    ['a value of another shape', () => run([1, 2, 3]), /"pair" takes float32\[2\], but was fed float32\[3\]/],
    [
      'a value of another dtype',
      () => run(tf.tensor1d([1, 2], 'int32')),
      /takes float32\[2\], but was fed int32\[2\]/,
    ],
    [
      'an unknown attribute',
      () => graph.op('MatMul', [[[1]], [[1]]], { transpoze: true }),
      /no attribute "transpoze"/,
    ],
    [
      'a gradient that TensorFlow has not',
      () => {
        const cube = pair.mul(pair).mul(pair);
        const [second] = graph.gradients(graph.gradients(cube, [pair])[0], [pair]);
        return new graph.Session().run(second, [[pair, [1, 2]]]);
      },
      /no gradient for the op AddN.*graph\.trace\(tf\.grad\(tf\.grad\(f\)\)\)/,
    ],
  ])('%s', (_, act, message) => {
    expect(act).toThrow(message);
  });
});

describe('trace', () => {
  test('gives what the function gives, one graph for each shape', () => {
    const f = graph.trace((x: tf.Tensor) => tf.sum(tf.square(x)));
    expect(
      [f(tf.tensor1d([1, 2, 3])), f(tf.tensor1d([1, 2])), f(tf.tensor1d([2, 2]))].map(t => t.dataSync()[0]),
    ).toEqual([14, 5, 8]);
    expect(f.traces).toBe(2);
    f.dispose();
  });

  test('gradients of a traced function, and the graph of a gradient', () => {
    const f = graph.trace((x: tf.Tensor) => tf.sum(tf.square(x)));
    const x = tf.tensor1d([1, 2, 3]);
    expect(Array.from(tf.grad(f)(x).dataSync())).toEqual([2, 4, 6]);
    expect(
      Array.from(
        graph
          .trace((at: tf.Tensor) => tf.grad(f)(at))(x)
          .dataSync(),
      ),
    ).toEqual([2, 4, 6]);
  });

  test('variables are read and assigned at each call', () => {
    const total = tf.variable(tf.scalar(0));
    const add = graph.trace((x: tf.Tensor) => {
      total.assign(tf.add(total, x));
      return { total: tf.mul(total, 1) };
    });
    add(tf.scalar(2));
    expect(add(tf.scalar(3)).total.dataSync()[0]).toBe(5);
    expect(total.dataSync()[0]).toBe(5);
  });

  test('random numbers are drawn again at each call', () => {
    const draw = graph.trace(() => tf.randomNormal([4]));
    expect(draw().dataSync()).not.toEqual(draw().dataSync());
  });

  test('refuses a value read back, and says where', () => {
    const f = graph.trace((x: tf.Tensor) => tf.scalar(x.dataSync()[0]! * 2));
    expect(() => f(tf.scalar(1))).toThrow(/cannot be a graph: .*dataSync\(\)/);
  });

  test('prints its graph as text', () => {
    const f = graph.trace((x: tf.Tensor) => tf.relu(tf.add(x, 1)));
    expect(f.print(tf.zeros([2]))).toMatchInlineSnapshot(`
"x0: float32[2] = Placeholder() {shape: [2]}
Const: float32[] = Const() {value: 1}
Add: float32[2] = Add(x0, Const)
Relu: float32[2] = Relu(Add)
return Relu"
`);
  });

  test('leaves no tensors behind', () => {
    const f = graph.trace((x: tf.Tensor) => tf.mul(x, 2));
    const x = tf.zeros([3]);
    f(x).dispose();
    const before = tf.memory().numTensors;
    for (let i = 0; i < 100; i++) f(x).dispose();
    expect(tf.memory().numTensors).toBe(before);
  });
});
