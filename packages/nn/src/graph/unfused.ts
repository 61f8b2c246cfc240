import { type Node, type Output, outputDtype, outputShape } from './node';
import { opDef } from './op-defs';

/**
 * TensorFlow's graph optimizer takes the ops of a layer normalisation for oneDNN's, with an epsilon of its own: values differ in the third
 * digit, and scales of several axes fail. An op between the variance and its root, which changes nothing, hides them from it. (Loops' bodies are
 * not optimised so.)
 *
 * @returns the op to be written before `node`, and `node` as it then is
 */
export function unfused(node: Node): readonly Node[] {
  const [variance] = node.inputs;
  const shape = variance && outputShape(variance);
  if (node.def.name !== 'Rsqrt' || !variance || !shape) return [node];
  const dtype = outputDtype(variance);
  const between: Node = {
    name: `${node.name}__variance`,
    def: opDef('EnsureShape'),
    inputs: [variance],
    attrs: { T: dtype, shape: shape.map(size => size ?? -1) },
    dtypes: [dtype],
    shapes: [shape],
  };
  const hidden: Output = { node: between, index: 0 };
  return [between, { ...node, inputs: [hidden] }];
}
