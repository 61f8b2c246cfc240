import { MIME_TYPE, type ViewPayload } from '@epochlab/views';
import { layers, models, tf } from '@epochlab/nn';
import { RecordingHost } from '../live/recording-host';
import { modelSummaryState } from '../../src/summary/model-summary-state';

const cnn = () =>
  models.Sequential(
    [
      layers.Conv2D(32, 3, { inputShape: [28, 28, 1], name: 'conv' }),
      layers.BatchNormalization({ name: 'norm' }),
      layers.MaxPooling2D(2, { name: 'pool' }),
      layers.Flatten({ name: 'flat' }),
      layers.Dense(10, { name: 'dense' }),
    ],
    { name: 'cnn' },
  );

describe('the model summary', () => {
  it('counts parameters as tfjs does, trainable or not, and their bytes', () => {
    const { name, totals, layers: rows } = modelSummaryState(cnn());
    expect(name).toBe('cnn');
    expect(totals).toEqual({
      parameters: cnn().countParams(),
      trainable: 320 + 64 + 54090,
      nonTrainable: 64,
      bytes: 4 * (320 + 128 + 54090),
      optimizerBytes: 0,
    });
    expect(rows.map(r => [r.name, r.type, r.outputShape, r.parameters])).toEqual([
      ['conv', 'Conv2D', [[null, 26, 26, 32]], 320],
      ['norm', 'BatchNormalization', [[null, 26, 26, 32]], 128],
      ['pool', 'MaxPooling2D', [[null, 13, 13, 32]], 0],
      ['flat', 'Flatten', [[null, 5408]], 0],
      ['dense', 'Dense', [[null, 10]], 54090],
    ]);
  });

  it('counts multiply-adds of one sample', () => {
    const rows = modelSummaryState(cnn()).layers;
    expect(rows.map(r => r.multiplyAdds)).toEqual([26 * 26 * 9 * 32, 26 * 26 * 32, 0, 0, 54080]);
    const lstm = models.Sequential([layers.LSTM(8, { inputShape: [5, 3] })]);
    expect(modelSummaryState(lstm).layers[0]?.multiplyAdds).toBe(5 * (3 + 8) * 4 * 8);
  });

  it('counts the slots of the optimizer once it has some', async () => {
    const model = models.Sequential([layers.Dense(4, { inputShape: [3] })]);
    model.compile({ optimizer: 'adam', loss: 'mse', eager: true } as tf.ModelCompileArgs);
    expect(modelSummaryState(model).totals.optimizerBytes).toBe(0);
    await model.fit(tf.ones([2, 3]), tf.ones([2, 4]), { epochs: 1, verbose: 0 });
    expect(modelSummaryState(model).totals.optimizerBytes).toBe(2 * 16 * 4);
  });

  it('shows branches, shared layers, nested models and frozen layers', () => {
    const shared = layers.Dense(3, { name: 'shared' });
    const [a, b] = [layers.Input({ shape: [3], name: 'a' }), layers.Input({ shape: [3], name: 'b' })];
    const inner = models.Sequential([layers.Dense(3, { inputShape: [3], name: 'deep' })], { name: 'inner' });
    inner.trainable = false;
    const joined = layers
      .Add({ name: 'join' })
      .apply([shared.apply(a), shared.apply(b)] as tf.SymbolicTensor[]);
    const model = models.Model([a, b], inner.apply(joined) as tf.SymbolicTensor);
    const rows = new Map(modelSummaryState(model).layers.map(row => [row.name, row]));
    expect(rows.get('shared')?.inputs).toEqual(['a', 'b']);
    expect(rows.get('join')?.inputs).toEqual(['shared']);
    expect(rows.get('inner')).toMatchObject({
      type: 'Sequential',
      trainable: false,
      inputs: ['join'],
      multiplyAdds: 9,
    });
    expect(rows.get('inner')?.layers?.map(row => row.name)).toContain('deep');
    expect(modelSummaryState(model).totals).toMatchObject({
      parameters: 24,
      trainable: 12,
      nonTrainable: 12,
    });
  });

  it('keeps to tfjs when a print function is given', () => {
    const lines: string[] = [];
    cnn().summary(undefined, undefined, line => void lines.push(String(line)));
    expect(lines.join('\n')).toContain('Total params: 54538');
  });
});

describe('the weights of a layer', () => {
  let host: RecordingHost;
  beforeEach(() => (host = new RecordingHost()));
  afterEach(() => host.uninstall());

  it('are served to the summary view, in nested models too, with what is not a number', async () => {
    const inner = models.Sequential([layers.Dense(2, { inputShape: [2], name: 'deep' })], { name: 'inner' });
    const model = models.Sequential([inner]);
    model.summary();
    inner.setWeights([
      tf.tensor2d([
        [1, NaN],
        [0, 3],
      ]),
      tf.zeros([2]),
    ]);
    const view = host.connect((host.displays[0]?.[0]?.[MIME_TYPE] as ViewPayload).id);
    view.send({ type: 'weights', request: 1, layer: ['inner', 'deep'] });
    const { message } = await view.first(m => m.type === 'weights');
    const [kernel, bias] = message.weights;
    expect(kernel).toMatchObject({
      name: 'kernel',
      shape: [2, 2],
      min: 0,
      max: 3,
      mean: 4 / 3,
      notFinite: 1,
      zeros: 1,
    });
    expect(kernel.counts.reduce((a: number, b: number) => a + b)).toBe(3);
    expect(kernel.edges).toHaveLength(kernel.counts.length + 1);
    expect(bias).toMatchObject({ name: 'bias', zeros: 2, std: 0, counts: [2] });
  });
});
