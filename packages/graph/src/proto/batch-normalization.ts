import { type Attrs, type Node, type Output, outputShape } from '../structure/node';
import { opDef } from '../structure/op-defs';

/**
 * Batch normalisation by moving statistics as elementary ops: (x - mean) * (rsqrt(variance + epsilon) * scale) + offset, in the order in which
 * TensorFlow's own op computes it.
 *
 * In a loop's body that op, with oneDNN, now and then ends without a result ("Missing 0-th output from FusedBatchNorm", seen with frozen layers, which
 * train with it). Bodies are not optimised, so that nothing is lost: outside of them convolutions are fused with it.
 *
 * @returns the ops in their order; the last one has the node's name and its result
 */
export function withoutFusedBatchNorm(node: Node): readonly Node[] {
  if (!isFusedBatchNorm(node)) return [node];
  const [x, scale, offset, mean, variance] = node.inputs as [Output, Output, Output, Output, Output];
  const [dtype = 1] = node.dtypes;
  const made: Node[] = [];
  const add = (
    part: string,
    op: string,
    inputs: Output[],
    shape: Node['shapes'][0],
    attrs: Attrs = { T: dtype },
  ) => {
    const own: Node = {
      name: `${node.name}__${part}`,
      def: opDef(op),
      inputs,
      attrs,
      dtypes: [dtype],
      shapes: [shape],
    };
    made.push(own);
    return { node: own, index: 0 };
  };
  const [batch, channels] = [outputShape(x), outputShape(variance)];
  const value = { dtype, shape: [], values: Float32Array.of(Number(node.attrs['epsilon'])) };
  const epsilon = add('epsilon', 'Const', [], [], { dtype, value });
  const widened = add('variance', 'AddV2', [variance, epsilon], channels);
  const factor = add('factor', 'Mul', [add('rsqrt', 'Rsqrt', [widened], channels), scale], channels);
  const scaled = add('scaled', 'Mul', [add('centred', 'Sub', [x, mean], batch), factor], batch);
  return [...made, sumOf(node, [scaled, offset])];
}

const isFusedBatchNorm = ({ def, attrs }: Node): boolean =>
  def.name === 'FusedBatchNorm' && attrs['is_training'] === false;

const sumOf = ({ name, dtypes, shapes }: Node, inputs: Output[]): Node => ({
  name,
  def: opDef('AddV2'),
  inputs,
  attrs: { T: dtypes[0] ?? 1 },
  dtypes: dtypes.slice(0, 1),
  shapes: shapes.slice(0, 1),
});

/** The node under whose name a node's result stands, once `withoutFusedBatchNorm` has replaced it. */
export const asWritten = (node: Node): Node => (isFusedBatchNorm(node) ? sumOf(node, []) : node);
