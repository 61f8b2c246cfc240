import * as ops from './ops';
import { type GraphInput, GraphTensor } from './symbol';

/** The ops under tfjs's names for them, each with the symbol that it is called on as its first input. */
const chained = {
  add: ops.add,
  sub: ops.subtract,
  mul: ops.multiply,
  div: ops.divide,
  pow: ops.power,
  maximum: ops.maximum,
  minimum: ops.minimum,
  equal: ops.equal,
  less: ops.less,
  greater: ops.greater,
  neg: ops.negative,
  abs: ops.abs,
  square: ops.square,
  sqrt: ops.sqrt,
  exp: ops.exp,
  log: ops.log,
  tanh: ops.tanh,
  sigmoid: ops.sigmoid,
  relu: ops.relu,
  softmax: ops.softmax,
  matMul: ops.matMul,
  reshape: ops.reshape,
  transpose: ops.transpose,
  cast: ops.cast,
  sum: ops.sum,
  mean: ops.mean,
  max: ops.max,
  min: ops.min,
  argMax: ops.argMax,
};

type Rest<F> = F extends (first: GraphInput, ...rest: infer R) => GraphTensor ? R : never;
type Chained = { [K in keyof typeof chained]: (...rest: Rest<(typeof chained)[K]>) => GraphTensor };

declare module './symbol' {
  /** tfjs's chained style: `a.mul(b)` is `graph.multiply(a, b)`. */
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type -- merging into a class needs an interface
  interface GraphTensor extends Chained {}
}

for (const [name, op] of Object.entries(chained)) {
  Object.defineProperty(GraphTensor.prototype, name, {
    configurable: true,
    writable: true,
    value(this: GraphTensor, ...rest: unknown[]): GraphTensor {
      // The ops differ in what follows their first input; `Chained` states it for each.
      return (op as (first: GraphInput, ...others: unknown[]) => GraphTensor)(this, ...rest);
    },
  });
}
