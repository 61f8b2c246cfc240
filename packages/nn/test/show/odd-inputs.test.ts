import {
  formatCount,
  MIME_TYPE,
  parsePayload,
  PayloadError,
  type AnyViewPayload,
  type ViewStates,
} from '@epochlab/views';
import { layers, models, show, tf } from '@epochlab/nn';
import { RecordingHost } from '../live/recording-host';
import authority from './authority/odd_predictions.json';

let host: RecordingHost;
beforeEach(() => (host = new RecordingHost()));
afterEach(() => host.uninstall());

type Labels = Parameters<typeof show.confusionMatrix>[0];

/** The state of the last view; it must travel as JSON, pass its schema, and be drawn without a kernel. */
function state<K extends keyof ViewStates>(kind: K): ViewStates[K] {
  const bundle = host.displays.at(-1)?.at(-1) ?? {};
  const payload = bundle[MIME_TYPE] as AnyViewPayload;
  expect(payload.kind).toBe(kind);
  expect(parsePayload(JSON.parse(JSON.stringify(payload)))).not.toBeInstanceOf(PayloadError);
  expect(String(bundle['text/html'])).toContain('<img');
  expect(String(bundle['text/plain']).trim()).not.toBe('');
  return payload.state as ViewStates[K];
}

describe('a confusion matrix of odd predictions', () => {
  it.each(Object.entries(authority.confusions))('is that of scikit-learn: %s', (_, one) => {
    const labels =
      one.labels === null ? {} : { labels: Array.from({ length: one.labels }, (_, i) => `c${i}`) };
    show.confusionMatrix(one.truth as Labels, one.predicted as Labels, labels);
    expect(state('confusionMatrix').counts).toEqual(one.counts);
  });

  it('is the same for every form of the same labels', () => {
    const [truth, predicted] = [
      [0, 1, 2, 2],
      [0, 2, 2, 1],
    ];
    const oneHot = (values: number[]): tf.Tensor => tf.oneHot(tf.tensor1d(values, 'int32'), 3);
    const forms: ((values: number[]) => Labels)[] = [
      values => values,
      values => Int32Array.from(values),
      values => Uint8Array.from(values),
      values => tf.tensor1d(values),
      values => tf.tensor2d(values, [4, 1], 'int32'),
      values => oneHot(values),
      values => oneHot(values).arraySync() as number[][],
      values => values.map(value => `class ${value}`),
      values => tf.tensor1d(values.map(value => `class ${value}`)),
    ];
    for (const form of forms) {
      show.confusionMatrix(form(truth), form(predicted));
      expect(state('confusionMatrix').counts).toEqual([
        [1, 0, 0],
        [0, 0, 1],
        [0, 1, 1],
      ]);
    }
    show.confusionMatrix([true, false, true], [true, true, false] as never);
    expect(state('confusionMatrix').counts).toEqual([
      [0, 1],
      [1, 1],
    ]);
  });

  it('of no sample has the classes of its labels', () => {
    show.confusionMatrix([], [], { labels: ['a', 'b'] });
    expect(state('confusionMatrix').counts).toEqual([
      [0, 0],
      [0, 0],
    ]);
  });
});

describe('ROC and precision-recall curves of odd scores', () => {
  it.each(Object.entries(authority.binary))('are those of scikit-learn: %s', (_, one) => {
    show.roc(one.truth as Labels, one.scores);
    const [roc] = state('rocCurve').curves;
    expect(roc?.falsePositiveRate).toEqual(one.fpr);
    expect(roc?.truePositiveRate).toEqual(one.tpr);
    expect(roc?.auc).toBeCloseTo(one.auc, 12);
    show.prCurve(one.truth as Labels, tf.tensor2d(one.scores, [one.scores.length, 1]));
    const [pr] = state('prCurve').curves;
    expect(pr?.precision).toEqual(one.precision);
    expect(pr?.recall).toEqual(one.recall);
    expect(pr?.averagePrecision).toBeCloseTo(one.averagePrecision, 12);
  });

  it('name the class that has none', () => {
    const scores = [
      [0.8, 0.1, 0.1],
      [0.3, 0.6, 0.1],
    ];
    show.roc(['cat', 'dog'], scores, { labels: ['cat', 'dog', 'owl'] });
    expect(state('rocCurve').curves.map(({ name, auc }) => [name, auc])).toEqual([
      ['cat', 1],
      ['dog', 1],
      ['owl (no curve: not both in yTrue)', null],
    ]);
    show.prCurve([0, 1], scores);
    expect(state('prCurve').curves.at(-1)).toMatchObject({ name: '2 (no curve: none in yTrue)' });
    show.calibration([0, 1], scores);
    expect(state('calibration').curves).toHaveLength(3);
  });
});

it('points that are all the same have no variance of which a share could be shown', () => {
  show.embedding(tf.ones([5, 4]));
  expect(state('embedding').method).toBe('PCA (no variance: all points are the same)');
});

describe('pictures larger than a view draws them', () => {
  it('travel reduced, and the view says so', () => {
    show.images(tf.fill([2, 1024, 2048, 3], 0.2));
    const { images, reducedFrom } = state('imageGrid');
    expect(images.map(({ pixels: { width, height } }) => [width, height])).toEqual([
      [512, 256],
      [512, 256],
    ]);
    const drawn = Buffer.from(images[0]?.pixels.base64 ?? '', 'base64');
    expect(drawn.equals(Buffer.alloc(512 * 256 * 3, 51))).toBe(true);
    expect(reducedFrom).toEqual({ width: 2048, height: 1024 });
    const { 'text/plain': text, 'text/html': html } = host.displays.at(-1)?.at(-1) ?? {};
    expect(text).toContain('2048 × 1024 pixels, shown at 512 × 256');
    expect(html).toContain('2048 × 1024 pixels, shown at 512 × 256');
  });

  it('travel the smaller the more there are', () => {
    show.images(tf.zeros([100, 256, 256, 1]));
    expect(state('imageGrid').images[0]?.pixels).toMatchObject({ width: 128, height: 128 });
  });

  it('travel as they are otherwise', () => {
    show.images(tf.zeros([100, 128, 128, 3]));
    expect(state('imageGrid').images[0]?.pixels).toMatchObject({ width: 128, height: 128 });
    expect(state('imageGrid')).not.toHaveProperty('reducedFrom');
  });
});

describe('what is too much for a notebook travels reduced, and the view says so', () => {
  const said = (words: string): void => {
    const { 'text/plain': text, 'text/html': html } = host.displays.at(-1)?.at(-1) ?? {};
    expect(text).toContain(words);
    expect(html).toContain(words);
  };

  it('a matrix: of each cell the value that stands out', () => {
    const values = tf.buffer([2000, 1024]);
    values.set(-7, 1999, 1);
    values.set(5, 1999, 0);
    const rowLabels = Array.from({ length: 2000 }, (_, i) => `row ${i}`);
    show.heatmap(values.toTensor(), { colours: 'diverging', rowLabels });
    const { matrix, reducedFrom, rowLabels: kept } = state('heatmap');
    expect(matrix).toMatchObject({ rows: 512, columns: 512 });
    expect(matrix.values.slice(511 * 512, 511 * 512 + 2)).toEqual([-7, 0]);
    expect(reducedFrom).toEqual({ rows: 2000, columns: 1024 });
    expect(kept?.slice(0, 3)).toEqual(['row 0', 'row 4', 'row 8']);
    said(`${formatCount(2000)} × ${formatCount(1024)}, shown at 512 × 512`);
  });

  it('feature maps, as small as there are many', () => {
    const kernelInitializer = tf.initializers.constant({ value: -1 });
    const model = models.Sequential([
      layers.Conv2D(64, 1, { inputShape: [224, 224, 1], kernelInitializer, name: 'maps' }),
    ]);
    const x = tf.buffer([1, 224, 224, 1]);
    x.set(3, 0, 223, 223, 0);
    show.featureMaps(model, 'maps', x.toTensor());
    const { maps, reducedFrom } = state('featureMaps');
    expect(maps).toHaveLength(64);
    expect(maps[63]?.matrix).toMatchObject({ rows: 79, columns: 79 });
    expect(maps[63]?.matrix.values.at(-1)).toBe(-3);
    expect(reducedFrom).toEqual({ rows: 224, columns: 224 });
    said('224 × 224, shown at 79 × 79');
  });

  it('attention of many heads over a long text, under the names of the first of each cell', () => {
    const weights = tf.buffer([12, 512, 500]);
    weights.set(0.75, 11, 511, 499);
    show.attention(weights.toTensor(), { queries: Array.from({ length: 512 }, (_, i) => `word ${i}`) });
    const { heads, queries, keys, reducedFrom } = state('attentionMap');
    expect(heads).toHaveLength(12);
    expect(heads[11]?.weights).toMatchObject({ rows: 182, columns: 182 });
    expect(heads[11]?.weights.values.at(-1)).toBe(0.75);
    expect([queries.at(-1), keys.at(-1), queries[1], keys[1]]).toEqual(['word 510', '498', 'word 3', '3']);
    expect(reducedFrom).toEqual({ rows: 512, columns: 500 });
    said('512 × 500, shown at 182 × 182');
  });

  it('curves: of each stretch the lowest and the highest value', () => {
    const y = Float32Array.from({ length: 300_000 }, (_, i) => (i === 123_456 ? 9 : Math.sin(i)));
    show.lines({ series: [{ name: 'sound', y }] });
    const { series, total } = state('lines');
    expect(series[0]?.x.length).toBeLessThanOrEqual(30_000);
    expect(series[0]?.y[series[0].x.indexOf(123_456)]).toBe(9);
    expect(total).toBe(300_000);
    said(`of ${formatCount(300_000)} points`);
  });

  it('spikes: some of them, evenly', () => {
    show.raster(tf.ones([1000, 100]));
    const { times, neuronOf, total } = state('raster');
    expect([times.length, neuronOf.length, total]).toEqual([20_000, 20_000, 100_000]);
    expect(new Set(times).size).toBe(1000);
    said(`${formatCount(20_000)} of ${formatCount(100_000)} spikes`);
  });

  it('not what is small', () => {
    show.heatmap(tf.ones([512, 512]));
    expect(state('heatmap')).not.toHaveProperty('reducedFrom');
    show.lines({ series: [{ name: 'short', y: tf.ones([30_000]) }] });
    expect(state('lines')).not.toHaveProperty('total');
    show.raster(tf.ones([200, 100]));
    expect(state('raster')).not.toHaveProperty('total');
    show.attention(tf.ones([12, 2000, 10]));
    expect(state('attentionMap').heads[0]?.weights.rows).toBe(2000);
    expect(state('attentionMap')).not.toHaveProperty('reducedFrom');
  });
});

it('samples that are no sound are silent, the rest is heard and seen, and the view says so', () => {
  const tone = Array.from({ length: 4096 }, (_, i) => Math.sin((2 * Math.PI * 1000 * i) / 8000));
  show.audio([NaN, Infinity, ...tone], 8000);
  const { notFinite, spectrogram, waveform } = state('audio');
  expect(notFinite).toBe(2);
  expect(spectrogram?.decibels.values.every(value => Number.isFinite(value))).toBe(true);
  expect(Math.max(...waveform.high)).toBeCloseTo(1);
  const { 'text/plain': text, 'text/html': html } = host.displays.at(-1)?.at(-1) ?? {};
  for (const shown of [text, html]) expect(shown).toContain('2 samples are not finite: silent here');
});

it('names that are not as many as rows or columns are refused', () => {
  expect(() => show.heatmap([[1, 2]], { columnLabels: ['a'] })).toThrow(
    '1 columns were named, but there are 2.',
  );
});

const wave = (n: number): number[] => Array.from({ length: n }, (_, i) => Math.sin(i / 3));

describe('a view of little or odd data is drawn', () => {
  it.each<[string, keyof ViewStates, () => void]>([
    ['two points', 'embedding', () => show.embedding([[0, 0, 1], [1, 2, 3]])], // prettier-ignore
    ['two points by UMAP', 'embedding', () => show.embedding([[0, 0, 1], [1, 2, 3]], { method: 'umap' })], // prettier-ignore
    ['points that are all the same', 'embedding', () => show.embedding(tf.ones([5, 4]))],
    ['points of one feature', 'embedding', () => show.embedding([[1], [2], [4]])],
    ['named classes of points', 'embedding', () => show.embedding(tf.eye(3), { labels: ['🐱', 'شجرة', ''] })],
    ['a histogram of nothing', 'bars', () => show.histogram([])],
    ['a histogram of NaN', 'bars', () => show.histogram([NaN, Infinity])],
    ['a histogram of one value', 'bars', () => show.histogram([7])],
    ['bars of NaN', 'bars', () => show.bars({ categories: ['a'], series: [{ name: 'n', values: [NaN] }] })],
    ['no bar', 'bars', () => show.bars({ categories: [], series: [] })],
    ['no line', 'lines', () => show.lines({ series: [] })],
    ['a line of one point', 'lines', () => show.lines({ series: [{ name: 'a', y: [1] }] })],
    ['a line of huge values', 'lines', () => show.lines({ series: [{ name: 'a', y: [1e308, -1e308] }] })],
    [
      'a log axis of values below 0',
      'lines',
      () => show.lines({ series: [{ name: 'a', y: [-1, 0] }], yScale: 'log' }),
    ],
    ['a heatmap of NaN', 'heatmap', () => show.heatmap([[NaN, NaN]])],
    ['a heatmap of one value', 'heatmap', () => show.heatmap([[1]])],
    ['a black picture', 'imageGrid', () => show.images(tf.zeros([1, 1, 1]))],
    ['pictures of NaN', 'imageGrid', () => show.images(tf.fill([1, 2, 2], NaN))],
    ['a raster without spikes', 'raster', () => show.raster(tf.zeros([3, 2]))],
    ['moments of NaN', 'histogramOverTime', () => show.histogramOverTime([{ time: 0, values: [NaN] }])],
    ['silence', 'audio', () => show.audio(new Float32Array(600), 8000)],
    ['a sound of one sample', 'audio', () => show.audio([0.5], 8000)],
    ['a sound with NaN', 'audio', () => show.audio([NaN, ...wave(999)], 8000)],
    [
      'a loss that is NaN everywhere',
      'lossSurface',
      () => show.lossSurface({ x: [0, 1], y: [0, 1], loss: () => NaN }),
    ],
    ['a surface of one sample', 'decisionSurface', () => show.decisionSurface(x => tf.slice(x, [0, 0], [-1, 1]), [[1, 2]], [1])], // prettier-ignore
    ['a surface with named classes', 'decisionSurface', () => show.decisionSurface(x => tf.slice(x, [0, 0], [-1, 1]), [[1, 2], [0, 1]], ['in', 'out'])], // prettier-ignore
    ['attention of one token', 'attentionMap', () => show.attention([[1]])],
  ])('%s', (_, kind, draw) => {
    draw();
    state(kind);
  });

  it.each([
    ['0 rows', () => show.table([])],
    ['0 moments', () => show.histogramOverTime([])],
  ])('what is empty says so: %s', (words, draw) => {
    draw();
    expect(host.displays.at(-1)?.at(-1)?.['text/html']).toContain(words);
  });
});

describe('what cannot be drawn is refused in words of its own', () => {
  const three = [[0.2, 0.3, 0.5], [0.1, 0.1, 0.8]]; // prettier-ignore
  const compiled = models.Sequential([layers.Dense(1, { inputShape: [1] })]);
  it.each<[string, () => void, RegExp]>([
    ['no sample', () => show.confusionMatrix([], []), /yTrue and yPred are empty/],
    ['NaN among labels', () => show.confusionMatrix([0, NaN], [0, 1]), /yTrue is NaN for sample 1/],
    ['NaN in a row of scores', () => show.confusionMatrix([0, 1], [[1, 0], [NaN, NaN]]), /yPred is NaN for sample 1/], // prettier-ignore
    [
      'logits in a column',
      () => show.confusionMatrix([0, 1], [[-3.5], [2.5]]),
      /neither a class index nor a probability/,
    ],
    ['names beside indices', () => show.confusionMatrix(['a', 'b'], [0, 1]), /Say with `labels` which name/],
    ['a name missing', () => show.confusionMatrix(['a', 1] as never, ['a', 'b']), /Label 1 is 1 among names/],
    ['a price for a class', () => show.confusionMatrix([0, 1e9], [0, 1]), /1000000000 is no class index/],
    ['a class below 0', () => show.confusionMatrix([0, -1], [0, 1]), /-1 is no class index/],
    [
      'fewer labels than classes',
      () => show.confusionMatrix([0, 2], [0, 1], { labels: ['a', 'b'] }),
      /yTrue contains 2/,
    ],
    [
      'pictures for labels',
      () => show.confusionMatrix(tf.ones([2, 2, 2]), [0, 1]),
      /\[samples\] or \[samples, classes\]/,
    ],
    ['a single label', () => show.confusionMatrix(tf.scalar(1), [1]), /yTrue must have the shape/],
    ['a ROC curve of one class', () => show.roc([1, 1], [0.2, 0.4]), /needs samples of both classes/],
    ['a ROC curve of no sample', () => show.roc([], []), /yTrue is empty/],
    ['scores that are NaN', () => show.roc([0, 1], [0.2, NaN]), /NaN/],
    [
      'three classes, one column',
      () => show.roc([0, 1, 2], [0.1, 0.2, 0.3]),
      /classes 0, 1, 2, but scores have one column/,
    ],
    ['a class without a column', () => show.roc([0, 3], three), /yTrue contains 3/],
    ['names without an order', () => show.roc(['a', 'b'], three), /2 classes \(a, b\) for 3 columns/],
    [
      'labels without columns',
      () => show.roc([0, 1], three, { labels: ['a', 'b'] }),
      /2 labels for 3 columns/,
    ],
    ['no positive sample', () => show.prCurve([0, 0], [0.2, 0.4]), /needs samples of the positive class/],
    ['probabilities above 1', () => show.calibration([0, 1], [0.2, 1.4]), /expected 0 to 1/],
    ['points that are NaN', () => show.embedding([[0, 1, 2], [NaN, 1, 2]]), /Point 1 has a value that is not finite/], // prettier-ignore
    ['labels for other points', () => show.embedding(tf.eye(3), { labels: [0, 1] }), /2 labels for 3 points/],
    ['names for other points', () => show.embedding(tf.eye(3), { names: ['a'] }), /1 names for 3 points/],
    [
      'a point of no class',
      () => show.embedding(tf.eye(2), { labels: [0, 5], classNames: ['a', 'b'] }),
      /labels contains 5/,
    ],
    [
      'labels for other samples',
      () => show.decisionSurface(compiled, [[1, 2]], [0, 1]),
      /1 samples and 2 labels/,
    ],
    ['attention names', () => show.attention([[1]], { keys: ['a', 'b'] }), /2 keys were named/],
  ])('%s', (_, draw, message) => {
    expect(draw).toThrow(message);
    expect(host.displays).toHaveLength(0);
  });
});
