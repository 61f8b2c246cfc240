import { csvParseRows } from 'd3-dsv';
import type { AnyViewPayload, ViewKind, ViewStates } from '@epochlab/views';
import { csvOf } from '../../src/export/csv';
import { payloads } from '../../../views/test/fixtures';

const csv = <K extends ViewKind>(kind: K, state: ViewStates[K]): string[][] =>
  // The kind is that of the state by the signature.
  csvParseRows(csvOf({ kind, id: 'a', version: 1, state } as unknown as AnyViewPayload));

describe.each(payloads)('the CSV of $name', ({ payload }) => {
  test('has a header, and rows as long as it', () => {
    const [header = [], ...rows] = csvParseRows(csvOf(payload));
    expect(header.length).toBeGreaterThan(0);
    expect(rows.filter(row => row.length !== header.length)).toEqual([]);
  });
});

test('lines give a row for each point, an empty cell for what is not finite', () => {
  const state = {
    title: '',
    xLabel: '',
    yLabel: 'loss',
    series: [{ name: 'a, b', x: [1, 2], y: [0.5, null] }],
  };
  expect(csv('lines', state)).toEqual([
    ['series', 'x', 'loss'],
    ['a, b', '1', '0.5'],
    ['a, b', '2', ''],
  ]);
});

test('a training run names its series and the runs it is compared with', () => {
  const series = { metric: 'loss', set: 'training', per: 'epoch', x: [1], y: [0.25] } as const;
  const state: ViewStates['training'] = {
    title: 'mine',
    status: 'finished',
    progress: {
      epoch: 1,
      epochs: 1,
      step: 1,
      stepsPerEpoch: 1,
      stepsPerSecond: null,
      secondsElapsed: 1,
      secondsLeft: null,
    },
    series: [{ ...series, name: 'generator' }],
    events: [],
    settings: {},
    runs: [{ name: 'earlier', settings: {}, series: [series] }],
  };
  expect(csv('training', state)).toEqual([
    ['run', 'metric', 'series', 'set', 'per', 'epoch', 'value'],
    ['mine', 'loss', 'generator', 'training', 'epoch', '1', '0.25'],
    ['earlier', 'loss', '', 'training', 'epoch', '1', '0.25'],
  ]);
});

test('a heat map lies in the table as it is drawn', () => {
  const matrix = { rows: 2, columns: 2, values: [1, 2, null, 4] };
  const state = { title: '', xLabel: 'to', yLabel: 'from', matrix, rowLabels: ['a', 'b'] };
  expect(csv('heatmap', state)).toEqual([
    ['from \\ to', '0', '1'],
    ['a', '1', '2'],
    ['b', '', '4'],
  ]);
});

test('a heat map that travels reduced has the numbers of its rows and columns', () => {
  const matrix = { rows: 2, columns: 2, values: [1, 2, 3, 4] };
  const reducedFrom = { rows: 2000, columns: 3 };
  expect(csv('heatmap', { title: '', xLabel: '', yLabel: '', matrix, reducedFrom })).toEqual([
    ['', '0', '2'],
    ['0', '1', '2'],
    ['1000', '3', '4'],
  ]);
});

test('a loss surface gives each loss with the place in the middle of its cell', () => {
  const loss = { rows: 1, columns: 2, values: [3, 4] };
  const state: ViewStates['lossSurface'] = {
    title: '',
    xLabel: 'a',
    yLabel: 'b',
    x: [0, 1],
    y: [0, 2],
    loss,
    paths: [],
  };
  expect(csv('lossSurface', state)).toEqual([
    ['b', 'a', 'loss'],
    ['1', '0.25', '3'],
    ['1', '0.75', '4'],
  ]);
});

test('a matrix too large to travel gives its most frequent confusions', () => {
  const state: ViewStates['confusionMatrix'] = {
    title: '',
    labels: [],
    counts: [],
    pooled: {
      classes: 10_000,
      tiles: { rows: 1, columns: 1, values: [3] },
      total: 9,
      correct: 4,
      worst: [],
      confusions: [{ actual: 'cat', predicted: 'dog', count: 3 }],
    },
  };
  expect(csv('confusionMatrix', state)).toEqual([
    ['true', 'predicted', 'count'],
    ['cat', 'dog', '3'],
  ]);
});

test('a plotly figure gives the points of its traces, a matrix row after row', () => {
  const data = [{ name: 'a', x: [1, 2], y: ['p', 'q'] }, { z: [[1, 2], [3]] }];
  expect(csv('plotly', { title: '', data, layout: {} })).toEqual([
    ['trace', 'x', 'y', 'z'],
    ['a', '1', 'p', ''],
    ['a', '2', 'q', ''],
    ['1', '', '', '1'],
    ['1', '', '', '2'],
    ['1', '', '', '3'],
  ]);
});

test('a graph gives its edges with the names and classes of their nodes', () => {
  const state = {
    title: '',
    x: [0, 1],
    y: [0, 1],
    names: ['ann', 'bob'],
    classes: ['left', 'right'],
    classOf: [1, 0],
    from: [0],
    to: [1],
    directed: false,
    weights: [0.5],
  };
  expect(csv('nodeLink', state)).toEqual([
    ['from', 'to', 'class of from', 'class of to', 'weight', 'weight back'],
    ['ann', 'bob', 'right', 'left', '0.5', ''],
  ]);
});

test('spikes name the group of their neuron', () => {
  const groups = [
    { name: 'first', first: 0, count: 1 },
    { name: 'second', first: 1, count: 1 },
  ];
  const state = {
    title: '',
    timeLabel: 'ms',
    neurons: 2,
    duration: 9,
    times: [0.5, 4],
    neuronOf: [1, 0],
    groups,
  };
  expect(csv('raster', state)).toEqual([
    ['ms', 'neuron', 'group'],
    ['0.5', '1', 'second'],
    ['4', '0', 'first'],
  ]);
});
