import type { Draw } from '../points/point';

/** The numbers of one dense layer: `kernel[input][unit]`, `bias[unit]`. */
export interface LayerWeights {
  readonly kernel: readonly (readonly number[])[];
  readonly bias: readonly number[];
}

/**
 * Weights from -0.5 to 0.5 and biases of 0.1, drawn unit by unit as TensorFlow Playground does; all 0 with `initZero`, though as many numbers
 * are drawn.
 *
 * @param sizes numbers of neurons from the inputs to the outputs
 */
export function initialWeights(
  sizes: readonly number[],
  { initZero }: { readonly initZero: boolean },
  draw: Draw,
): LayerWeights[] {
  return sizes.slice(1).map((units, layer) => {
    const inputs = sizes[layer] ?? 0;
    const byUnit = Array.from({ length: units }, () => Array.from({ length: inputs }, () => draw() - 0.5));
    const kernel = Array.from({ length: inputs }, (_, input) =>
      byUnit.map(weights => (initZero ? 0 : (weights[input] ?? 0))),
    );
    return { kernel, bias: new Array<number>(units).fill(initZero ? 0 : 0.1) };
  });
}
