import type { ViewStates } from '@epochlab/views';
import type { Row, Table } from './row';

export const embedding = ({ x, y, z, classes, classOf, names }: ViewStates['embedding']): Table => [
  ['name', 'class', 'x', 'y', 'z'],
  ...x.map((_, i): Row => [names?.[i], classes?.[classOf?.[i] ?? -1], x[i], y[i], z?.[i]]),
];

export const decisionSurface = ({
  xLabel,
  yLabel,
  classes,
  samples,
}: ViewStates['decisionSurface']): Table => [
  [xLabel || 'x', yLabel || 'y', 'class', 'held out'],
  ...samples.x.map((at, i): Row => [
    at,
    samples.y[i],
    classes[samples.classOf[i] ?? -1],
    samples.heldOut?.[i] ?? false,
  ]),
];

export const raster = ({ times, neuronOf, groups = [], timeLabel }: ViewStates['raster']): Table => [
  [timeLabel || 'time', 'neuron', 'group'],
  ...times.map((time, i): Row => {
    const neuron = neuronOf[i] ?? 0;
    return [time, neuron, groups.find(({ first, count }) => neuron >= first && neuron < first + count)?.name];
  }),
];

/** An edge in each row; where the two directions differ, the second weight is that of the way back. */
export const nodeLink = ({
  names,
  classes,
  classOf,
  from,
  to,
  weights,
  weightsBack,
}: ViewStates['nodeLink']): Table => {
  const nameOf = (node = -1): string => names?.[node] ?? String(node);
  const groupOf = (node = -1): string | undefined => classes?.[classOf?.[node] ?? -1];
  return [
    ['from', 'to', 'class of from', 'class of to', 'weight', 'weight back'],
    ...from.map((node, i): Row => [
      nameOf(node),
      nameOf(to[i]),
      groupOf(node),
      groupOf(to[i]),
      weights?.[i],
      weightsBack?.[i],
    ]),
  ];
};

export const histogramOverTime = ({ moments, timeLabel }: ViewStates['histogramOverTime']): Table => [
  [timeLabel || 'time', 'from', 'to', 'count'],
  ...moments.flatMap(({ time, edges, counts }) =>
    counts.map((count, bin): Row => [time, edges[bin], edges[bin + 1], count]),
  ),
];

/** The extremes of each piece of the waveform, by the second at which the piece begins. */
export const audio = ({ seconds, waveform: { low, high } }: ViewStates['audio']): Table => [
  ['second', 'low', 'high'],
  ...low.map((value, i): Row => [Number(((i * seconds) / low.length).toPrecision(6)), value, high[i]]),
];
