import type * as TensorFlow from '@tensorflow/tfjs-node';
import { node } from '@tensorflow/tfjs-node/dist/node';

type Node = typeof TensorFlow.node;

const refuse = (name: string) => (): never => {
  throw new Error(
    `tf.node.${name} needs native TensorFlow: unset EPOCHLAB_BACKEND (it is 'cpu') and start again.`,
  );
};

/** `tf.node` where there is no native TensorFlow: the same names, each of which says why it cannot work. */
export const refusingNode = (): Node =>
  // Each function has the name of the one that it stands for; that none of them returns is the point.
  Object.fromEntries(Object.keys(node).map(name => [name, refuse(name)])) as Record<keyof Node, () => never>;
