import * as tf from '@tensorflow/tfjs-node';

interface Weight {
  originalName: string;
}

/** Fields of a model that tfjs's types keep private. */
interface Named {
  readonly layers: readonly { readonly weights: readonly Weight[] }[];
  getNamedWeights(...args: never[]): unknown;
  loadWeights(...args: never[]): unknown;
}

/** The weights whose name an earlier one has, each with a name of its own: 'out/kernel' becomes 'out/kernel#1'. */
function repeated(model: Named): Map<Weight, string> {
  const names = new Set<string>();
  const renamed = new Map<Weight, string>();
  for (const weight of new Set(model.layers.flatMap(layer => layer.weights))) {
    let [name, number] = [weight.originalName, 0];
    while (names.has(name)) name = `${weight.originalName}#${++number}`;
    names.add(name);
    if (number > 0) renamed.set(weight, name);
  }
  return renamed;
}

function withNames<T>(names: ReadonlyMap<Weight, string>, use: () => T): T {
  const before = [...names.keys()].map(weight => [weight, weight.originalName] as const);
  try {
    for (const [weight, name] of names) weight.originalName = name;
    return use();
  } finally {
    for (const [weight, name] of before) weight.originalName = name;
  }
}

/**
 * A layer within a model within a model may have the name of one outside. tfjs saves the weights of both under one name, and cannot load what it has
 * saved; in a file of this library each has its own.
 */
export function tellWeightsApart(): void {
  const prototype = tf.LayersModel.prototype as unknown as Named;
  for (const method of ['getNamedWeights', 'loadWeights'] as const) {
    const stock = prototype[method];
    prototype[method] = function (this: Named, ...args: never[]) {
      return withNames(repeated(this), () => stock.apply(this, args));
    };
  }
}
