/**
 * A TensorFlow graph as data: nodes with attributes and outputs, functions, dtypes. Start at `graph.ts`. It knows nothing of how a
 * graph is recorded, encoded or run; every other folder may import it.
 */
export { DTYPE, dtypeOf } from './dtypes';
export { Graph, type GraphFunction, type Rewrites } from './graph';
export { dependencies, Node, Output, outputDtype, outputShape, type TensorValue } from './node';
export { printGraph } from './print';
