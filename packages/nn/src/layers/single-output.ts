import type { SymbolicTensor, Tensor } from '@tensorflow/tfjs-node';

type Kwargs = Readonly<Record<string, unknown>>;

/** Result of `apply` of a layer with one output: tfjs's own type allows for lists everywhere. */
interface SingleOutput {
  apply(inputs: SymbolicTensor | SymbolicTensor[], kwargs?: Kwargs): SymbolicTensor;
  apply(inputs: Tensor | Tensor[], kwargs?: Kwargs): Tensor;
}

/** A layer that has one output. */
export type Layer<L> = SingleOutput & L;
