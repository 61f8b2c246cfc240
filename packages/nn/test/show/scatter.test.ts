import { MIME_TYPE, parsePayload, type AnyViewPayload } from '@epochlab/views';
import { show } from '@epochlab/nn';
import { RecordingHost } from '../live/recording-host';

let host: RecordingHost;
beforeEach(() => (host = new RecordingHost()));
afterEach(() => host.uninstall());

const last = () => {
  const payload = host.displays.at(-1)?.at(-1)?.[MIME_TYPE] as AnyViewPayload;
  expect(() => parsePayload(JSON.parse(JSON.stringify(payload)))).not.toThrow();
  return payload;
};

interface Trace {
  readonly name?: string;
  readonly marker: { readonly size: readonly number[] };
}

const figure = () => {
  const payload = last();
  if (payload.kind !== 'plotly') throw new Error(`Expected a figure, got ${payload.kind}.`);
  // The state holds any figure of plotly's; the schema has looked at it.
  return payload.state as unknown as { readonly data: readonly Trace[] };
};

const cars = [
  { mpg: 18, hp: 130, origin: 'USA' },
  { mpg: 32, hp: 65, origin: 'Japan' },
  { mpg: 25, hp: null, origin: 'USA' },
];

test('show.scatter(rows, columns) draws a series of points for each class', () => {
  show.scatter(cars, { x: 'mpg', y: 'hp', color: 'origin' });
  expect(last()).toMatchObject({
    kind: 'lines',
    state: {
      form: 'points',
      xLabel: 'mpg',
      yLabel: 'hp',
      series: [
        { name: 'USA', x: [18, 25], y: [130, null] },
        { name: 'Japan', x: [32], y: [65] },
      ],
    },
  });
});

test('a colour by number makes a scale, a size makes areas', () => {
  show.scatter(cars, { x: 'mpg', y: 'mpg', color: 'mpg', size: 'mpg' });
  const { data } = figure();
  expect(data).toHaveLength(1);
  expect(data[0]).toMatchObject({
    mode: 'markers',
    marker: { color: [18, 32, 25], size: [18, 32, 25], sizemode: 'area', showscale: true },
  });
});

test('sizes and classes together make a trace for each class', () => {
  show.scatter({ x: [1, 2, 3], y: [1, 2, 3], color: ['a', 'b', 'a'], size: [1, 2, 4] });
  const { data } = figure();
  expect(data.map(({ name, marker }) => [name, marker.size])).toEqual([
    ['a', [1, 4]],
    ['b', [2]],
  ]);
});

test('what does not fit is refused with the remedy', () => {
  expect(() => show.scatter(cars, { x: 'mpg', y: 'hpp' as 'hp' })).toThrow(/no column 'hpp'.*hp/);
  expect(() => show.scatter({ x: [1, 2], y: [1] })).toThrow('2 x and 1 y');
});

test('show.hist takes a column of rows, or a list', () => {
  show.hist(cars, { x: 'mpg', bins: 3 });
  expect(last()).toMatchObject({ kind: 'bars', state: { xLabel: 'mpg' } });
  show.hist([1, 2, 2, 3]);
  expect(last()).toMatchObject({ kind: 'bars' });
});

test('show.hist counts whole numbers in bins of whole numbers', () => {
  show.hist([0, 1, 1, 2, 5]);
  expect(last()).toMatchObject({
    state: { categories: ['0', '1', '2', '3', '4', '5'], series: [{ values: [1, 2, 1, 0, 0, 1] }] },
  });
  show.hist([0, 4, 5, 9], { bins: 2 });
  expect(last()).toMatchObject({ state: { categories: ['0–4', '5–9'], series: [{ values: [2, 2] }] } });
});
