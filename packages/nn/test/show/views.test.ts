import {
  MIME_TYPE,
  parsePayload,
  type AnyViewPayload,
  type ViewKind,
  type ViewStates,
} from '@epochlab/views';
import { activations, layers, metrics, models, show, tf } from '@epochlab/nn';
import { RecordingHost } from '../live/recording-host';

let host: RecordingHost;
beforeEach(() => (host = new RecordingHost()));
afterEach(() => host.uninstall());

/** The state of the last view shown; every view must pass its schema and carry HTML and text. */
function shown<K extends ViewKind>(kind: K): ViewStates[K] {
  const bundle = host.displays.at(-1)?.at(-1) ?? {};
  const payload = bundle[MIME_TYPE] as AnyViewPayload;
  expect(parsePayload(JSON.parse(JSON.stringify(payload)))).toEqual(JSON.parse(JSON.stringify(payload)));
  expect(String(bundle['text/html']).length).toBeGreaterThan(50);
  expect(String(bundle['text/html'])).not.toMatch(/<script/i);
  expect(String(bundle['text/plain'])).not.toBe('');
  expect(payload.kind).toBe(kind);
  return payload.state as ViewStates[K];
}

const cnn = () =>
  models.Sequential([
    layers.Conv2D(4, 3, { activation: 'relu', inputShape: [8, 8, 1], name: 'conv' }),
    layers.MaxPooling2D(2),
    layers.Flatten(),
    layers.Dense(3, 'softmax'),
  ]);

describe('show', () => {
  it('confusionMatrix takes indices, names, one-hot rows and probabilities alike', () => {
    const expected = [
      [1, 1],
      [0, 2],
    ];
    const yTrue = [0, 0, 1, 1];
    const probabilities = tf.tensor2d([
      [0.9, 0.1],
      [0.2, 0.8],
      [0.4, 0.6],
      [0, 1],
    ]);
    for (const yPred of [
      [0, 1, 1, 1],
      tf.tensor1d([0, 1, 1, 1], 'int32'),
      probabilities,
      [[0.1], [0.8], [0.6], [1]],
    ]) {
      show.confusionMatrix(yTrue, yPred);
      expect(shown('confusionMatrix').counts).toEqual(expected);
    }
    show.confusionMatrix(['cat', 'cat', 'dog', 'dog'], ['cat', 'dog', 'dog', 'dog']);
    expect(shown('confusionMatrix')).toMatchObject({ labels: ['cat', 'dog'], counts: expected });
    show.confusionMatrix(tf.oneHot(tf.tensor1d(yTrue, 'int32'), 2), probabilities, {
      labels: ['cat', 'dog'],
    });
    expect(shown('confusionMatrix')).toMatchObject({ labels: ['cat', 'dog'], counts: expected });
  });

  it('confusionMatrix says which label is unknown and which lengths differ', () => {
    expect(() => show.confusionMatrix([0, 3], [0, 1], { labels: ['a', 'b'] })).toThrow(
      'yTrue contains 3, which is none of the 2 labels (a, b)',
    );
    expect(() => show.confusionMatrix([0, 1], [0])).toThrow('yTrue has 2 samples and yPred 1');
  });

  it('lines, activation, bars and histogram draw what they are given', () => {
    show.lines({ series: [{ name: 'a', y: [1, NaN, 3] }] });
    expect(shown('lines').series).toEqual([{ name: 'a', x: [0, 1, 2], y: [1, null, 3] }]);
    show.activation(activations.tanh);
    expect(shown('lines').series.map(s => s.name)).toEqual(['tanh', 'tanh, derivative']);
    show.bars({ categories: ['a', 'b'], series: [{ name: 'n', values: [1, 2] }] });
    expect(shown('bars').series).toEqual([{ name: 'n', values: [1, 2] }]);
    show.histogram([0, 0.1, 0.9, 1, NaN], { bins: 2, title: 'w' });
    expect(shown('bars')).toMatchObject({ title: 'w (1 not finite)' });
    expect(() => show.lines({ series: [{ name: 'a', x: [1], y: [1, 2] }] })).toThrow(
      "Curve 'a' has 1 x and 2 y",
    );
  });

  it('roc, prCurve and calibration carry the numbers of metrics', () => {
    const [yTrue, scores] = [
      [0, 0, 1, 1],
      [0.1, 0.4, 0.35, 0.8],
    ];
    show.roc(yTrue, scores);
    expect(shown('rocCurve').curves).toMatchObject([{ name: 'positive', auc: 0.75 }]);
    show.prCurve(yTrue, scores);
    expect(shown('prCurve').curves[0]).toMatchObject({
      averagePrecision: metrics.averagePrecisionScore(yTrue, scores),
      prevalence: 0.5,
    });
    show.calibration(yTrue, scores, { bins: 2 });
    expect(shown('calibration').curves[0]).toMatchObject({
      counts: [3, 1],
      brier: metrics.brierScoreLoss(yTrue, scores),
    });
    show.roc([0, 1, 2], tf.eye(3), { labels: ['a', 'b', 'c'] });
    expect(shown('rocCurve').curves.map(c => [c.name, c.auc])).toEqual([
      ['a', 1],
      ['b', 1],
      ['c', 1],
    ]);
  });

  it('images scales to bytes, sets mistakes off and says how many there are', () => {
    show.images(tf.tensor3d([[[0, 1]], [[0.5, 1]]]), { labels: [3, 4], predictions: [3, 9], most: 1 });
    expect(shown('imageGrid')).toMatchObject({
      total: 2,
      images: [
        {
          label: '3',
          pixels: { width: 2, height: 1, channels: 1, base64: Buffer.from([0, 255]).toString('base64') },
        },
      ],
    });
    show.images(tf.tensor3d([[[0, 0.2, 1]]]), { ink: true });
    expect(shown('imageGrid').images[0]?.pixels.base64).toBe(Buffer.from([255, 204, 0]).toString('base64'));
    show.images(tf.ones([2, 4, 4, 3]).mul(255), { labels: [3, 4], predictions: [3, 9] });
    expect(shown('imageGrid').images[1]).toMatchObject({ label: '4 → 9', wrong: true });
    expect(() => show.images([[1, 2]])).toThrow('Images must have the shape');
  });

  it('saliency, activationMap, featureMaps and filters explain a convolutional network', () => {
    const x = tf.randomUniform([2, 8, 8, 1]);
    const model = cnn();
    show.saliency(model, x);
    expect(shown('imageOverlay').items).toHaveLength(2);
    show.activationMap(model, x, { classIndex: 1 });
    expect(shown('imageOverlay').items[0]?.overlay).toMatchObject({ rows: 3, columns: 3 });
    show.featureMaps(model, 'conv', x);
    expect(shown('featureMaps')).toMatchObject({ colours: 'intensity', maps: { length: 4 } });
    show.filters(model.getLayer('conv'));
    expect(shown('featureMaps')).toMatchObject({ measure: 'weight', maps: { length: 4 } });
    expect(() => show.featureMaps(model, 'nope', x)).toThrow("no layer 'nope'. Its layers: conv");
  });

  it('attention and heatmap draw matrices', () => {
    show.attention(tf.softmax(tf.ones([2, 3, 3])), { queries: ['a', 'b', 'c'], keys: ['a', 'b', 'c'] });
    expect(shown('attentionMap').heads.map(h => h.name)).toEqual(['head 1', 'head 2']);
    show.heatmap(
      [
        [1, -2],
        [NaN, 4],
      ],
      { colours: 'diverging' },
    );
    expect(shown('heatmap').matrix).toEqual({ rows: 2, columns: 2, values: [1, -2, null, 4] });
  });

  it('embedding projects by PCA and UMAP, the same for the same seed', () => {
    const points = tf.randomNormal([30, 5], 0, 1, 'float32', 1);
    show.embedding(points, {
      labels: Array.from({ length: 30 }, (_, i) => i % 3),
      classNames: ['a', 'b', 'c'],
    });
    expect(shown('embedding')).toMatchObject({
      method: expect.stringMatching(/^PCA \(\d+(\.\d)?% of the variance\)$/),
      classes: ['a', 'b', 'c'],
    });
    const umap = () => (show.embedding(points, { method: 'umap' }), shown('embedding').x);
    expect(umap()).toEqual(umap());
  });

  it('decisionSurface and lossSurface evaluate on a grid whose first row is the lowest y', () => {
    show.decisionSurface(
      p => p.slice([0, 1], [-1, 1]),
      [
        [0, 0],
        [1, 1],
      ],
      [0, 1],
      { resolution: 3 },
    );
    const { surface, y } = shown('decisionSurface');
    [y[0], (y[0] + y[1]) / 2, y[1]].forEach((level, row) =>
      expect(surface.values[3 * row]).toBeCloseTo(level, 3),
    );
    show.lossSurface({
      x: [-1, 1],
      y: [0, 2],
      loss: (a, b) => a * a + b,
      paths: [
        {
          name: 'SGD',
          points: [
            [1, 2],
            [0, 0],
          ],
        },
      ],
      resolution: 3,
    });
    expect(shown('lossSurface')).toMatchObject({
      loss: { values: [1, 0, 1, 2, 1, 2, 3, 2, 3] },
      paths: [{ x: [1, 0], y: [2, 0] }],
    });
  });

  it('histogramOverTime counts every value in the same bins', () => {
    show.histogramOverTime(
      [
        { time: 0, values: [0, 1] },
        { time: 1, values: [0.2, 0.3, NaN] },
      ],
      { bins: 2 },
    );
    expect(shown('histogramOverTime').moments).toMatchObject([
      { counts: [1, 1] },
      { counts: [2, 0], notFinite: 1 },
    ]);
  });

  it('nodeLink places nodes by their edges, the same each time, with classes and attention', () => {
    const edges = [
      [0, 1],
      [1, 2],
      [2, 0],
      [2, 3],
    ] as const;
    show.nodeLink(edges, { labels: ['a', 'b', 'a', 'b'], marked: [3], nodes: 4 });
    const first = shown('nodeLink');
    expect(first).toMatchObject({
      classes: ['a', 'b'],
      classOf: [0, 1, 0, 1],
      marked: [3],
      from: [0, 1, 2, 2],
      to: [1, 2, 0, 3],
    });
    // A triangle and a node that hangs on one of its corners.
    const between = (i: number, j: number) =>
      Math.hypot((first.x[i] ?? 0) - (first.x[j] ?? 0), (first.y[i] ?? 0) - (first.y[j] ?? 0));
    expect(between(3, 2)).toBeLessThan(between(3, 0));
    // Row i is how much node i looks at each other, here the mean of two heads.
    const looks = tf.range(0, 16).reshape([1, 4, 4]).div(16);
    show.nodeLink(edges, { attention: tf.stack([looks, looks], 1) });
    const { x, y, weights, weightsBack, weightLabel } = shown('nodeLink');
    expect([x, y]).toEqual([first.x, first.y]);
    expect(weights).toEqual([4, 9, 2, 14].map(value => value / 16));
    expect(weightsBack).toEqual([1, 6, 8, 11].map(value => value / 16));
    expect(weightLabel).toBe('attention');
    show.nodeLink(edges, { weights: [1, 2, 3, 4], directed: true });
    expect(shown('nodeLink')).toMatchObject({ weights: [1, 2, 3, 4], directed: true });
  });

  it.each([
    [() => show.nodeLink([[0, 3]], { nodes: 3 }), 'edge 0 is [0, 3], and 3 is no node'],
    [() => show.nodeLink([[0, 1]], { names: ['a', 'b', 'c'], labels: [0] }), '1 labels for 3 nodes'],
    [() => show.nodeLink([[0, 1]], { weights: [1, 2] }), '2 weights for 1 edges'],
    [() => show.nodeLink([[0, 1]], { weights: [NaN] }), 'the weight of an edge is NaN'],
    [
      () => show.nodeLink([[0, 1]], { attention: [[1, 0]] }),
      'attention must be [2, 2] or [heads, 2, 2], got [1, 2]',
    ],
    [() => show.nodeLink([[0, 1]], { marked: [2] }), 'marked has 2, which is no node'],
    [() => show.nodeLink([[0, 1]], { nodes: 5000 }), 'draws at most 1000 nodes, got 5000'],
  ] as const)('nodeLink refuses what does not fit %#', (call, message) => {
    expect(call).toThrow(message);
    expect(host.displays).toHaveLength(0);
  });

  it('raster, table, audio and plot take data as people have it', () => {
    show.raster(
      [
        [0, 1],
        [1, 0],
      ],
      { stepLength: 0.5 },
    );
    expect(shown('raster')).toMatchObject({ neurons: 2, duration: 1, times: [0, 0.5], neuronOf: [1, 0] });
    show.table([{ a: 1, b: 'x' }, { a: 3 }]);
    expect(shown('dataTable')).toMatchObject({
      total: 2,
      columns: [
        { name: 'a', type: 'number', min: 1, max: 3, mean: 2 },
        { name: 'b', type: 'string', missing: 1 },
      ],
      rows: [
        [1, 'x'],
        [3, null],
      ],
    });
    const tone = Float32Array.from({ length: 4096 }, (_, i) => Math.sin((2 * Math.PI * 1000 * i) / 8000));
    show.audio(tone, 8000);
    const { spectrogram, seconds } = shown('audio');
    expect(seconds).toBeCloseTo(0.512);
    const { rows = 0, columns = 0, values = [] } = spectrogram?.decibels ?? {};
    const column = Array.from({ length: rows }, (_, r) => values[r * columns + 5] ?? -Infinity);
    // 1,000 Hz of 4,000 Hz is a quarter of the way up.
    expect(column.indexOf(Math.max(...(column as number[]))) / (rows - 1)).toBeCloseTo(0.25, 2);
    show.plot({ data: [{ type: 'bar', y: Float32Array.of(1, 2) }], layout: { title: { text: 'Two bars' } } });
    expect(shown('plotly')).toMatchObject({ title: 'Two bars', data: [{ y: [1, 2] }] });
  });

  it('learningRateFinder suggests a rate and leaves the model as it was', async () => {
    const kernelInitializer = tf.initializers.constant({ value: -1 });
    const model = models.Sequential([layers.Dense(1, { inputShape: [2], kernelInitializer })]);
    model.compile({ optimizer: 'sgd', loss: 'mse' });
    const x = tf.randomNormal([64, 2], 0, 1, 'float32', 2);
    const before = model.getWeights().map(w => Array.from(w.dataSync()));
    const rate = await show.learningRateFinder(model, x, x.sum(1), { steps: 60 });
    expect(rate).toBeGreaterThan(1e-4);
    expect(rate).toBeLessThan(10);
    expect(model.getWeights().map(w => Array.from(w.dataSync()))).toEqual(before);
    expect(shown('learningRateFinder').suggestion).toBe(rate);
  });

  it('runComparison compares runs by name, compiled says how a model runs', async () => {
    const model = models.Sequential([layers.Dense(1, { inputShape: [2] })]);
    model.compile({ optimizer: 'sgd', loss: 'mse' });
    for (const name of ['narrow', 'wide'])
      await model.fit(tf.ones([8, 2]), tf.ones([8, 1]), {
        epochs: 1,
        callbacks: show.live({ name, settings: { width: name.length } }),
      });
    show.runComparison({ runs: ['narrow', 'wide'] });
    expect(shown('runComparison')).toMatchObject({
      runs: [{ name: 'narrow', settings: { width: 6 }, status: 'finished' }, { name: 'wide' }],
      better: { loss: 'lower' },
    });
    await model.fit(tf.ones([8, 2]), tf.ones([8, 1]), {
      epochs: 1,
      callbacks: show.live({ name: 'third', compare: ['narrow'] }),
    });
    expect(shown('training').runs).toMatchObject([
      { name: 'narrow', settings: { width: 6 }, series: [{ metric: 'loss', per: 'epoch' }] },
    ]);
    show.compiled(model);
    expect(shown('compiled').status).toBe('compiled');
    expect(shown('compiled').reasons.at(-1)).toMatch(/^oneDNN is (on|off), with \S+/);
  });

  it("training draws a history and serves a loop of one's own", async () => {
    const view = show.training('GAN', { epochs: 1, stepsPerEpoch: 3 });
    for (let i = 0; i < 3; i++) {
      expect(await view.step({ loss: { generator: 3 - i, discriminator: tf.scalar(i) }, score: 1 })).toBe(
        true,
      );
    }
    view.finish();
    const { series, status } = shown('training');
    expect(status).toBe('finished');
    expect(series.map(s => [s.metric, s.name, s.y])).toEqual([
      ['loss', 'generator', [3, 2, 1]],
      ['loss', 'discriminator', [0, 1, 2]],
      ['score', undefined, [1, 1, 1]],
    ]);
  });

  describe('updates in place', () => {
    const versions = (): readonly AnyViewPayload[] =>
      (host.displays.at(-1) ?? []).map(bundle => bundle[MIME_TYPE] as AnyViewPayload);

    it('of a loop are as many as a page can follow, and the last one comes at the end of the cell', () => {
      const view = show.heatmap([[0]], { title: 'step 0', xLabel: 'x' });
      for (let step = 1; step <= 1000; step++) view.update([[step]], { title: `step ${step}` });
      expect(versions().length).toBeLessThan(10);
      host.endCell();
      const [first] = versions();
      expect(versions().at(-1)).toMatchObject({
        id: first?.id,
        state: { title: 'step 1000', xLabel: 'x', matrix: { values: [1000] } },
      });
      expect(shown('heatmap').title).toBe('step 1000');
      const sent = versions().length;
      host.endCell();
      expect([versions().length, host.waiting]).toEqual([sent, 0]);
    });

    it('may be of any view that is values and options, and leave no tensor behind', () => {
      const before = tf.memory().numTensors;
      const last = (): AnyViewPayload | undefined => (host.endCell(), versions().at(-1));
      show.images([[[0]]], { labels: ['a'] }).update([[[1]]], { labels: ['b'] });
      expect(last()).toMatchObject({ kind: 'imageGrid', state: { images: [{ label: 'b' }] } });
      show.lines({ series: [{ name: 'a', y: [1] }] }).update({ series: [{ name: 'a', y: [2] }] });
      expect(last()).toMatchObject({ kind: 'lines', state: { series: [{ y: [2] }] } });
      show.histogram([1, 1], { title: 'w' }).update([1, 1, 1]);
      expect(last()).toMatchObject({ kind: 'bars', state: { title: 'w' } });
      const points = show.embedding([
        [0, 1],
        [1, 0],
      ]);
      points.update([
        [0, 2],
        [2, 0],
      ]);
      expect(last()).toMatchObject({ kind: 'embedding', state: { x: [0, 2] } });
      expect(tf.memory().numTensors).toBe(before);
    });

    it('with what cannot be drawn are refused at once and change nothing', () => {
      const view = show.images([[[0]]]);
      expect(() => view.update([0])).toThrow('Images must have the shape');
      host.endCell();
      expect(versions()).toHaveLength(1);
    });

    it('print nothing in plain Node', () => {
      host.uninstall();
      const print = jest.spyOn(console, 'log').mockImplementation();
      show.heatmap([[0]]).update([[1]]);
      expect(print).toHaveBeenCalledTimes(1);
      print.mockRestore();
    });
  });
});
