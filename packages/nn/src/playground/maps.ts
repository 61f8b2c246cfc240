import type { Matrix } from '@epochlab/views';
import { isManyClasses } from './network/task';
import type { Trainer } from './trainer';

/** Side of the small map of an input or a neuron. */
export const NEURON_SIDE = 10;

/** Maps of each input, then of each neuron, layer by layer, from -1 to 1: row-major numbers, map after map. */
export function neuronMaps(trainer: Trainer): Float32Array {
  const plane = trainer.plane(NEURON_SIDE);
  const [places, inputs] = plane.shape;
  const columns = [
    { values: plane.dataSync(), width: inputs },
    widthOf(trainer.network.activations(plane), places),
  ];
  return Float32Array.from(
    columns.flatMap(({ values, width }) =>
      Array.from({ length: width * places }, (_, i) =>
        clipped(values[(i % places) * width + Math.floor(i / places)] ?? 0),
      ),
    ),
  );
}

/** The output over the plane: the number itself, or the index of the likeliest class. */
export function outputMap(trainer: Trainer, side: number): Float32Array {
  const { task, network } = trainer;
  const plane = trainer.plane(side);
  const values = network.outputs(plane);
  const many = isManyClasses(task);
  return Float32Array.from({ length: side * side }, (_, row) => {
    const own = values.subarray(row * task.outputs, (row + 1) * task.outputs);
    return many ? own.indexOf(Math.max(...own)) : clipped(own[0] ?? 0);
  });
}

/** A map as it travels in a state; `values` may hold several, of which the one at `index` is taken. */
export function matrixOf(side: number, values: Float32Array, index = 0): Matrix {
  const own = values.subarray(index * side * side, (index + 1) * side * side);
  return { rows: side, columns: side, values: Array.from(own, finiteOrNull) };
}

const finiteOrNull = (value: number): number | null =>
  Number.isFinite(value) ? Number(value.toFixed(2)) : null;

const widthOf = (values: Float32Array, places: number): { values: Float32Array; width: number } => ({
  values,
  width: values.length / places,
});

/** Colours go from -1 to 1; what lies beyond has the colour of the end. */
const clipped = (value: number): number => Math.min(1, Math.max(-1, value));
