import { bin, deviation, extent, mean } from 'd3-array';
import type { WeightStatistics } from '@epochlab/views';
import type { LayerVariable, layers } from '@tensorflow/tfjs-node';

const BINS = 24;

/** Statistics of each weight of a layer. */
export function weightStatistics(layer: layers.Layer): WeightStatistics[] {
  return layer.weights.map(statisticsOf);
}

function statisticsOf(weight: LayerVariable): WeightStatistics {
  const values = weight.read().dataSync();
  const finite = Array.from(values).filter(Number.isFinite);
  const [min, max] = extent(finite);
  const { edges, counts } = histogram(finite, min ?? 0, max ?? 0);
  return {
    name: weight.originalName.split('/').at(-1) ?? weight.name,
    shape: weight.shape.map(n => n ?? 0),
    min: min ?? null,
    max: max ?? null,
    mean: mean(finite) ?? null,
    std: finite.length > 0 ? (deviation(finite) ?? 0) : null,
    notFinite: values.length - finite.length,
    zeros: finite.filter(value => value === 0).length,
    edges,
    counts,
  };
}

/** All equal values make one bar. */
function histogram(
  values: readonly number[],
  min: number,
  max: number,
): { edges: number[]; counts: number[] } {
  if (values.length === 0) return { edges: [], counts: [] };
  if (min === max) return { edges: [min - 0.5, max + 0.5], counts: [values.length] };
  const edges = Array.from({ length: BINS + 1 }, (_, i) => min + ((max - min) * i) / BINS);
  const counts = bin()
    .domain([min, max])
    .thresholds(edges.slice(1, -1))(values)
    .map(({ length }) => length);
  return { edges, counts };
}
