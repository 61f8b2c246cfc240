import { MIME_TYPE, type ViewPayload } from '@epochlab/views';
import { show, tf } from '@epochlab/nn';
import { RecordingHost } from '../live/recording-host';

let host: RecordingHost;
beforeEach(() => (host = new RecordingHost()));
afterEach(() => host.uninstall());

const payload = () => host.displays.at(-1)?.[0]?.[MIME_TYPE] as ViewPayload<'confusionMatrix'>;

describe('show.confusionMatrix', () => {
  it('carries samples of the top confusions, and serves those of any cell', async () => {
    const images = tf.tensor3d([[[0]], [[1]], [[0]], [[1]], [[1]]]);
    show.confusionMatrix([0, 1, 0, 1, 0], [0, 0, 0, 0, 1], { images, texts: ['a', 'b', 'c', 'd', 'e'] });
    const pixel = (value: number) => ({
      width: 1,
      height: 1,
      channels: 1,
      base64: Buffer.from([value]).toString('base64'),
    });
    expect(payload().state.samples?.[0]).toEqual({
      actual: 1,
      predicted: 0,
      samples: [
        { index: 1, picture: pixel(255), text: 'b' },
        { index: 3, picture: pixel(255), text: 'd' },
      ],
    });
    const view = host.connect(payload().id);
    view.send({ type: 'samples', request: 4, actual: 0, predicted: 0, limit: 1 });
    expect((await view.first(m => m.type === 'samples')).message).toEqual({
      type: 'samples',
      request: 4,
      total: 2,
      samples: [{ index: 0, picture: pixel(0), text: 'a' }],
    });
    images.dispose();
    view.send({ type: 'samples', request: 5, actual: 1, predicted: 0, limit: 1 });
    expect((await view.first(m => m.request === 5)).message.samples).toEqual([{ index: 1, text: 'b' }]);
  });

  it('sends 10,000 classes as tiles of greatest counts, and any part on request', async () => {
    const n = 50_000;
    const truth = Int32Array.from({ length: n }, (_, i) => i % 10_000);
    const predicted = truth.map((value, i) => (i % 7 === 0 ? (value * 31) % 10_000 : value));
    show.confusionMatrix(truth, predicted, {
      labels: Array.from({ length: 10_000 }, (_, i) => `class ${i}`),
    });
    const { pooled, counts, labels } = payload().state;
    const correct = truth.reduce((sum, value, i) => sum + Number(value === predicted[i]), 0);
    expect(pooled).toMatchObject({ classes: 10_000, total: n, correct });
    expect([counts, labels]).toEqual([[], []]);
    expect(JSON.stringify(payload()).length).toBeLessThan(400_000);
    const view = host.connect(payload().id);
    view.send({ type: 'tile', request: 1, rows: [20, 30], columns: [20, 30], size: 100 });
    const { message, buffers } = await view.first(m => m.type === 'tile');
    expect(message).toMatchObject({
      rows: 10,
      columns: 10,
      rowClasses: Array.from({ length: 10 }, (_, i) => ({ index: 20 + i, label: `class ${20 + i}` })),
    });
    const values = new Float64Array(buffers[0]?.slice().buffer ?? []);
    const expected = truth.filter((value, i) => value === 25 && predicted[i] === 25).length;
    expect(values[5 * 10 + 5]).toBe(expected);
    view.send({ type: 'tile', request: 2, rows: [0, 10_000], columns: [0, 10_000], size: 4 });
    const whole = await view.first(m => m.request === 2);
    expect(Math.max(...new Float64Array(whole.buffers[0]?.slice().buffer ?? []))).toBe(5);
    expect(whole.message.rowClasses).toBeUndefined();
  });

  it('serves thousands of classes as shares and in another order', async () => {
    const truth = Int32Array.from({ length: 4000 }, (_, i) => i % 400);
    const predicted = truth.map((value, i) => (value === 399 && i % 2 === 1 ? 7 : value));
    predicted[7] = 399;
    show.confusionMatrix(truth, predicted);
    const view = host.connect(payload().id);
    const part = { rows: [0, 2], columns: [0, 2], size: 200, normalize: 'true', sort: 'error' };
    view.send({ type: 'tile', request: 1, ...part });
    const { message, buffers } = await view.first(m => m.request === 1);
    expect(message.rowClasses).toEqual([
      { index: 7, label: '7' },
      { index: 399, label: '399' },
    ]);
    expect(Array.from(new Float64Array(buffers[0]?.slice().buffer ?? []))).toEqual([0.9, 0.1, 1, 0]);
    view.send({ type: 'place', request: 2, classes: [399, 0], sort: 'error' });
    expect((await view.first(m => m.request === 2)).message.places).toEqual([1, 2]);
  });
});
