import * as tf from '@tensorflow/tfjs-node';
import { install } from '../../nn/src/install';
import { fixedVariables } from '../src/javascript-state/fixed-variables';
import { bothWays, numbers, type Problem, relativeError } from './same-training';

beforeAll(() => install());
jest.setTimeout(120_000);

const l = tf.layers;

type Gradients = Parameters<tf.SGDOptimizer['applyGradients']>[0];

class Counts extends tf.layers.Layer {
  static readonly className = 'Counts';
  private calls = 0;

  override call(inputs: tf.Tensor | tf.Tensor[]): tf.Tensor {
    const [x] = [inputs].flat() as [tf.Tensor];
    return tf.mul(x, ++this.calls < 5 ? 1 : 0.5);
  }
}

class SubtractsTheBatchBefore extends tf.layers.Layer {
  static readonly className = 'SubtractsTheBatchBefore';
  private before: tf.Tensor | undefined;

  override call(inputs: tf.Tensor | tf.Tensor[]): tf.Tensor {
    const [x] = [inputs].flat() as [tf.Tensor];
    const { before } = this;
    this.before = tf.keep(tf.mean(x, 0));
    return before ? tf.sub(x, before) : tf.clone(x);
  }
}

class MakesAConstantOnce extends tf.layers.Layer {
  static readonly className = 'MakesAConstantOnce';
  private factor: tf.Tensor | undefined;

  override call(inputs: tf.Tensor | tf.Tensor[]): tf.Tensor {
    const [x] = [inputs].flat() as [tf.Tensor];
    this.factor ??= tf.keep(tf.range(1, x.shape.at(-1) ?? 1));
    return tf.mul(x, tf.concat([[1], this.factor]));
  }
}

class HasAPrivateWeight extends tf.layers.Layer {
  static readonly className: string = 'HasAPrivateWeight';
  #scale: tf.LayerVariable | undefined;

  override build(inputShape: tf.Shape | tf.Shape[]): void {
    const features = ([inputShape].flat() as tf.Shape).at(-1) ?? 1;
    this.#scale = this.addWeight('scale', [features], 'float32', tf.initializers.ones());
    this.built = true;
  }

  override call(inputs: tf.Tensor | tf.Tensor[]): tf.Tensor {
    const [x] = [inputs].flat() as [tf.Tensor];
    return tf.mul(x, this.#scale?.read() ?? 1);
  }
}

class MakesItInAHelper extends tf.layers.Layer {
  static readonly className = 'MakesItInAHelper';
  #scale: tf.LayerVariable | undefined;

  override build(inputShape: tf.Shape | tf.Shape[]): void {
    this.#make(([inputShape].flat() as tf.Shape).at(-1) ?? 1);
    this.built = true;
  }

  #make(features: number): void {
    this.#scale = this.addWeight('scale', [features], 'float32', tf.initializers.ones());
  }

  override call(inputs: tf.Tensor | tf.Tensor[]): tf.Tensor {
    const [x] = [inputs].flat() as [tf.Tensor];
    return tf.mul(x, this.#scale?.read() ?? 1);
  }
}

class CountsInAHelper extends tf.layers.Layer {
  static readonly className = 'CountsInAHelper';
  #calls = 0;

  override build(inputShape: tf.Shape | tf.Shape[]): void {
    this.#count();
    super.build(inputShape);
  }

  #count(): number {
    return ++this.#calls;
  }

  override call(inputs: tf.Tensor | tf.Tensor[]): tf.Tensor {
    const [x] = [inputs].flat() as [tf.Tensor];
    return tf.mul(x, this.#count() < 5 ? 1 : 0.5);
  }
}

class InheritsAPrivateWeight extends HasAPrivateWeight {
  static override readonly className = 'InheritsAPrivateWeight';
}

class WarmsUp extends tf.AdamOptimizer {
  private taken = 0;

  override applyGradients(gradients: Parameters<tf.AdamOptimizer['applyGradients']>[0]): void {
    this.learningRate = 0.01 * Math.min(1, ++this.taken / 10);
    super.applyGradients(gradients);
  }
}

class HalvesEveryFifth extends tf.SGDOptimizer {
  override applyGradients(gradients: Gradients): void {
    super.applyGradients(gradients);
    if (this.iterations % 5 !== 0) return;
    for (const { name } of Object.values<{ name: string }>(gradients as never)) {
      const variable = tf.engine().registeredVariables[name] as tf.Variable;
      tf.tidy(() => variable.assign(tf.mul(variable, 0.5)));
    }
  }
}

const withLayer = (make: () => tf.layers.Layer): Problem => ({
  build: () =>
    tf.sequential({
      layers: [l.dense({ units: 5, activation: 'tanh', inputShape: [4] }), make(), l.dense({ units: 1 })],
    }),
  x: () => numbers(4),
  y: () => numbers(1),
});

const withOptimizer = (optimizer: () => tf.Optimizer): Problem => ({
  ...withLayer(() => l.activation({ activation: 'linear' })),
  optimizer,
});

async function train(problem: Problem) {
  const warn = jest.spyOn(console, 'warn').mockImplementation(() => {});
  const { compiled, eager } = await bothWays(problem);
  const said = warn.mock.calls.flat();
  warn.mockRestore();
  expect(relativeError(compiled.losses, eager.losses)).toBeLessThan(1e-4);
  compiled.weights.forEach((weights, i) =>
    expect(relativeError(weights, eager.weights[i] ?? [])).toBeLessThan(1e-4),
  );
  return said;
}

describe('what changes from step to step outside the graph is not frozen: the model trains op by op, from where it was', () => {
  test.each<[string, Problem, RegExp]>([
    [
      'a layer that counts its calls',
      withLayer(() => new Counts()),
      /layer "counts\w*" keeps "calls" in JavaScript/,
    ],
    [
      'a layer that keeps a tensor of the batch before',
      withLayer(() => new SubtractsTheBatchBefore()),
      /layer "subtracts\w*" keeps "before" in JavaScript/,
    ],
    [
      'a layer that counts its calls in a private method, which build calls too',
      withLayer(() => new CountsInAHelper()),
      /layer "counts\w*" changes "#calls", which only its class can see/,
    ],
    [
      'an optimizer with a schedule of its own',
      withOptimizer(() => new WarmsUp(0.01, 0.9, 0.999)),
      /WarmsUp keeps "\w+" in JavaScript/,
    ],
    [
      'an optimizer that looks at the number of its steps',
      withOptimizer(() => new HalvesEveryFifth(0.1)),
      /the optimizer computes with its number of steps in JavaScript/,
    ],
  ])('%s', async (_, problem, reason) => {
    expect(await train(problem)).toEqual([expect.stringMatching(reason)]);
  });
});

test.each([
  ['a private weight that its class makes in build', () => new HasAPrivateWeight()],
  ['a private weight that a private method of build makes', () => new MakesItInAHelper()],
  ['a private weight, in a class that inherits it', () => new InheritsAPrivateWeight()],
])('a layer with %s is compiled', async (_, make) => {
  expect(await train(withLayer(make))).toEqual([]);
});

test('a constant that a layer makes in its first call is one of the graph', async () => {
  expect(await train(withLayer(() => new MakesAConstantOnce()))).toEqual([]);
});

describe('a variable around a function that never gets another value need not be looked at again', () => {
  const fixedIn = (f: object) => [...fixedVariables(f)].sort();

  test('constants, parameters, functions and lets that nothing assigns', () => {
    const constant = { a: 1 };
    // eslint-disable-next-line prefer-const -- it is about a let
    let unassigned = 2;
    function helper(x: number) {
      return x + constant.a;
    }
    const made = (given: number) => () => helper(given) + unassigned;
    expect(fixedIn(made(3))).toEqual(['given', 'helper', 'unassigned']);
    expect(fixedIn(helper)).toEqual(['constant']);
    expect(fixedIn({ method: () => constant }.method)).toEqual(['constant']);
  });

  test('but not what is assigned anywhere, in whatever way', () => {
    let [set, counted, destructured, later, inside] = [0, 0, 0, undefined, 0] as (number | undefined)[];
    const read = () => [set, counted, destructured, later, inside, loop, each];
    const assign = () => {
      set = 1;
      counted = (counted ?? 0) + 1;
      [destructured] = [1];
      later ??= 1;
      return () => (inside = 2);
    };
    // eslint-disable-next-line no-var -- is one variable for all rounds
    for (var loop = 0; loop < 2; loop++) assign();
    // eslint-disable-next-line no-var -- likewise
    for (var each of [1, 2]) void each;
    expect(fixedIn(read)).toEqual([]);
  });

  test('nor of a function whose text is not found at its place', () => {
    const constant = 1;
    class Made {
      value = constant;
    }
    expect(fixedIn(Made)).toEqual([]);
    expect(fixedIn(Math.max)).toEqual([]);
    expect(fixedIn(new Function('return tf') as () => unknown)).toEqual([]);
  });
});
