import type { Matrix } from '@epochlab/views';
import * as tf from '@tensorflow/tfjs-node';
import { isManyClasses } from './network/task';
import type { Playground } from './playground';
import { gridPlaces } from './points/source';

/** Side of the small map of an input or a neuron. */
export const NEURON_SIDE = 10;

export interface Maps {
  readonly output: Matrix;
  /** One for each input, then for each neuron, layer by layer. */
  readonly neurons: readonly Matrix[];
}

/** The answers of all neurons over the plane. */
export function mapsOf(playground: Playground, side: number): Maps {
  const fine = outputMap(playground, side);
  const { places, values, width } = activationsOver(playground, NEURON_SIDE);
  const inputs = places.map(([x, y]) => playground.source.inputsAt(playground.settings, x, y));
  const ofInputs = (inputs[0] ?? []).map((_, i) =>
    matrix(
      NEURON_SIDE,
      inputs.map(row => clipped(row[i] ?? 0)),
    ),
  );
  const ofNeurons = Array.from({ length: width }, (_, unit) =>
    matrix(
      NEURON_SIDE,
      places.map((_place, row) => clipped(values[row * width + unit] ?? 0)),
    ),
  );
  return { output: matrix(side, fine), neurons: [...ofInputs, ...ofNeurons] };
}

/** The output over the plane: the number itself, or the index of the likeliest class. */
export function outputMap(playground: Playground, side: number): number[] {
  const { places, values, width } = activationsOver(playground, side);
  const { outputs } = playground.trainer.task;
  const many = isManyClasses(playground.trainer.task);
  return places.map((_, row) => {
    const own = values.subarray((row + 1) * width - outputs, (row + 1) * width);
    return many ? own.indexOf(Math.max(...own)) : clipped(own[0] ?? 0);
  });
}

/** Colours go from -1 to 1; what lies beyond has the colour of the end. */
const clipped = (value: number): number => Math.min(1, Math.max(-1, value));

interface Activations {
  readonly places: readonly (readonly [number, number])[];
  readonly values: Float32Array;
  readonly width: number;
}

function activationsOver({ source, settings, trainer }: Playground, side: number): Activations {
  const places = gridPlaces(side);
  const x = tf.tensor2d(places.map(([px, py]) => [...source.inputsAt(settings, px, py)]));
  const values = trainer.network.activations(x);
  x.dispose();
  return { places, values, width: values.length / places.length };
}

const matrix = (side: number, values: readonly number[]): Matrix => ({
  rows: side,
  columns: side,
  values: values.map(value => (Number.isFinite(value) ? Number(value.toFixed(2)) : null)),
});
