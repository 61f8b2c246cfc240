import type {
  InsideBackward,
  InsideNeuron,
  LayerDiagnosis,
  PlaygroundInside,
  SamplePhase,
} from '@epochlab/views';
import { finite } from '../finite';
import type { Place, SampleStep } from './inside';
import { slopeOf } from './passes';

export interface Looked {
  readonly place: Place;
  readonly phase: SamplePhase;
  readonly step: SampleStep;
  readonly neuron: { readonly layer: number; readonly unit: number };
  readonly label: number | null;
  readonly inputNames: readonly string[];
  readonly flow: readonly LayerDiagnosis[];
}

/** The numbers at a point as they travel. */
export function insideState(looked: Looked): PlaygroundInside {
  const { place, phase, label, flow } = looked;
  const { forward, backward, loss } = looked.step;
  return {
    x: finite(place.x),
    y: finite(place.y),
    sample: place.sample,
    label: label === null ? null : finite(label),
    loss: loss === null ? null : finite(loss),
    phase,
    inputs: forward[0]?.inputs.map(finite) ?? [],
    layers: forward.map(({ name, sums, outputs }, i) => ({
      name,
      sums: sums.map(finite),
      outputs: outputs.map(finite),
      deltas: backward?.[i]?.deltas.map(finite) ?? [],
    })),
    neuron: neuronOf(looked),
    flow,
  };
}

/** Neurons are counted from 1 where they are named. */
const named = (layer: string | undefined, unit: number): string => `${layer ?? ''}[${unit + 1}]`;

function neuronOf({
  step: { forward, backward, after },
  neuron: { layer, unit },
  inputNames,
}: Looked): InsideNeuron {
  const own = forward[layer];
  const numbers = (value: number, gradient: number | undefined, changed: number | undefined) => ({
    value: finite(value),
    gradient: gradient === undefined ? null : finite(gradient),
    after: changed === undefined ? null : finite(changed),
  });
  const gradients = backward?.[layer];
  return {
    layer,
    unit,
    name: named(own?.name, unit),
    activation: own?.activation ?? 'linear',
    terms: (own?.kernel ?? []).map((row, i) => ({
      from: layer === 0 ? (inputNames[i] ?? '') : named(forward[layer - 1]?.name, i),
      input: finite(own?.inputs[i] ?? NaN),
      ...numbers(row[unit] ?? NaN, gradients?.kernel[i]?.[unit], after?.[layer]?.kernel[i]?.[unit]),
    })),
    bias: numbers(own?.bias[unit] ?? NaN, gradients?.bias[unit], after?.[layer]?.bias[unit]),
    sum: finite(own?.sums[unit] ?? NaN),
    output: finite(own?.outputs[unit] ?? NaN),
    backward: backwardOf({ forward, ...(backward ? { backward } : {}) }, layer, unit),
  };
}

function backwardOf(
  { forward, backward }: Pick<SampleStep, 'forward' | 'backward'>,
  layer: number,
  unit: number,
): InsideBackward | null {
  const [own, gradients] = [forward[layer], backward?.[layer]];
  if (!own || !gradients) return null;
  const next = forward[layer + 1];
  const slope = slopeOf[own.activation](own.sums[unit] ?? NaN, own.outputs[unit] ?? NaN);
  return {
    next: (next?.kernel[unit] ?? []).map((weight, i) => ({
      name: named(next?.name, i),
      weight: finite(weight),
      delta: finite(backward?.[layer + 1]?.deltas[i] ?? NaN),
    })),
    outputGradient: finite(gradients.outputGradients[unit] ?? NaN),
    slope: slope === null ? null : finite(slope),
    delta: finite(gradients.deltas[unit] ?? NaN),
  };
}
