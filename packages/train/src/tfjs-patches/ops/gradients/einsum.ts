import * as tf from '@tensorflow/tfjs-node';

const once = (labels: string) => [...new Set(labels)].join('');

/** The parts of `ij,jk->ik`: the labels of each operand, and of the result. */
function partsOf(equation: string): { operands: string[]; result: string } {
  const [left = '', result = ''] = equation.replaceAll(' ', '').split('->');
  const operands = left.split(',');
  const repeated = operands.find(labels => once(labels) !== labels);
  if (repeated !== undefined || equation.includes('.'))
    throw new Error(
      `einsum('${equation}') has no gradient, since ${repeated === undefined ? 'it has an ellipsis' : `'${repeated}' takes a diagonal`}. Name each axis, each once in an operand.`,
    );
  return { operands, result };
}

/**
 * d einsum('ij,jk->ik', a, b) / da = einsum('ik,jk->ij', dy, b): the operand and the result change places. Over an axis that only the operand
 * has, it was summed, so its gradient is the same all along that axis.
 */
function operandGradient(
  equation: string,
  saved: readonly tf.Tensor[],
  dy: tf.Tensor,
  index: number,
): tf.Tensor {
  const { operands, result } = partsOf(equation);
  const own = operands[index] ?? '';
  const others = operands.filter((_, i) => i !== index);
  const known = new Set([result, ...others].join(''));
  const kept = [...own].filter(label => known.has(label)).join('');
  const factors = [dy, ...saved.filter((_, i) => i !== index)];
  const product = tf.einsum(`${[result, ...others].join(',')}->${kept}`, ...factors);
  const shape = saved[index]?.shape ?? [];
  const spread = shape.map((size, axis) => (known.has(own[axis] ?? '') ? size : 1));
  return tf.broadcastTo(tf.reshape(product, spread), shape);
}

/** The gradient of `tf.einsum`, which tfjs lacks. */
export const EINSUM_GRADIENT: tf.GradConfig = {
  kernelName: 'Einsum',
  saveAllInputs: true,
  gradFunc: (dy, saved, attrs) => {
    const { equation } = attrs as unknown as { readonly equation: string };
    const of = (index: number) => () => operandGradient(equation, saved, dy as tf.Tensor, index);
    // tfjs names the inputs of an op that takes a list by their places in it.
    return Object.fromEntries(saved.map((_, index) => [index, of(index)]));
  },
};
