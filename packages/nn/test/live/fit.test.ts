import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MIME_TYPE, type TrainingState, type ViewPayload } from '@epochlab/views';
import { callbacks, layers, models, optimizers, show, tf } from '@epochlab/nn';
import { diagnose } from '../../src/explain/diagnose';
import { readCheckpoint, writeCheckpoint } from '../../../train/src/checkpoint/checkpoint-file';
import { RecordingHost, type Message } from './recording-host';

let host: RecordingHost;
beforeEach(() => (host = new RecordingHost()));
afterEach(() => host.uninstall());

function model(learningRate = 0.01): tf.Sequential {
  const net = models.Sequential([layers.Dense(4, 'relu', { inputShape: [3] }), layers.Dense(1)], {
    name: 'net',
  });
  net.compile({ optimizer: optimizers.SGD(learningRate), loss: 'mse', metrics: ['mae'] });
  return net;
}

const x = Array.from({ length: 64 }, (_, i) => [i % 2, i % 3, i % 5]);
const y = x.map(([a = 0, b = 0, c = 0]) => a + b - c);
const payloadOf = (bundle: Readonly<Record<string, unknown>> | undefined) =>
  bundle?.[MIME_TYPE] as ViewPayload<'training'>;
const firstPayload = () => payloadOf(host.displays[0]?.[0]);
const lastState = (): TrainingState => payloadOf(host.displays[0]?.at(-1)).state;

describe('fit in a notebook', () => {
  it('displays one view, with room for every curve from the start', async () => {
    await model().fit(x, y, { epochs: 2, batchSize: 16, validationSplit: 0.25 });
    expect(host.displays).toHaveLength(1);
    const { title, series, settings } = firstPayload().state;
    expect(title).toBe('net');
    expect(settings).toMatchObject({ optimizer: 'SGD', learningRate: 0.01, batchSize: 16, epochs: 2 });
    expect(series.map(s => `${s.metric} ${s.set} ${s.per}`).sort()).toEqual(
      ['loss', 'mae']
        .flatMap(m => [`${m} training batch`, `${m} training epoch`, `${m} validation epoch`])
        .sort(),
    );
  });

  it('ends with a finished picture that holds what the history holds', async () => {
    const { history } = await model().fit(x, y, { epochs: 3, batchSize: 16, validationSplit: 0.25 });
    const state = lastState();
    expect(state.status).toBe('finished');
    expect(state.progress).toMatchObject({ epoch: 3, epochs: 3, step: 3, stepsPerEpoch: 3 });
    const epochs = (set: string) =>
      state.series.find(s => s.metric === 'loss' && s.set === set && s.per === 'epoch');
    expect(epochs('training')?.x).toEqual([1, 2, 3]);
    epochs('training')?.y.forEach((value, i) => expect(value).toBeCloseTo(Number(history['loss']?.[i]), 5));
    epochs('validation')?.y.forEach((value, i) =>
      expect(value).toBeCloseTo(Number(history['val_loss']?.[i]), 5),
    );
    expect(state.series.find(s => s.per === 'batch')?.x).toHaveLength(9);
    expect(String(host.displays[0]?.at(-1)?.['text/html'])).not.toMatch(/<script/);
  });

  it('shows nothing with verbose: 0', async () => {
    await model().fit(x, y, { epochs: 1, verbose: 0 });
    expect(host.displays).toHaveLength(0);
  });

  it('stops from the view, keeps the model and returns the history so far', async () => {
    const net = model();
    const fit = net.fit(x, y, { epochs: 100_000, batchSize: 8 });
    await displayed();
    const view = host.connect(firstPayload().id);
    await view.first(m => m.type === 'append' && m.progress.step > 0);
    view.send({ type: 'control', action: 'stop' });
    const { history } = await fit;
    expect(history['loss']?.length).toBeGreaterThan(0);
    expect(lastState()).toMatchObject({
      status: 'stopped',
      message: expect.stringContaining('stopped by you at epoch'),
    });
    expect((net.predict(x) as tf.Tensor).shape).toEqual([64, 1]);
  });

  it('says that XLA compiles where training waits for it, which a stop need not do', async () => {
    const dir = mkdtempSync(join(tmpdir(), 'live-fit-'));
    const net = model();
    const saved = { batchSize: 8, checkpoint: { dir } };
    await net.fit(x, y, { ...saved, epochs: 1, verbose: 0 });
    // A training that XLA has computed before goes on by XLA.
    const state = readCheckpoint(dir);
    if (state) writeCheckpoint(dir, { ...state, epoch: 0, step: 10_000_000, history: {} });
    const fit = net.fit(x, y, { ...saved, epochs: 100_000, resume: true });
    await displayed();
    const view = host.connect(firstPayload().id);
    const said = (m: Message): unknown => m.message ?? m.payload?.state.message;
    await view.first(m => said(m) === 'XLA is compiling the training loop');
    view.send({ type: 'control', action: 'stop' });
    expect((await fit).history['loss']).toBeUndefined();
    expect(lastState()).toMatchObject({
      status: 'stopped',
      message: expect.stringContaining('before the first step'),
    });
    rmSync(dir, { recursive: true });
    await net.fit(x, y, { epochs: 2, batchSize: 8 });
    expect(payloadOf(host.displays[1]?.at(-1)).state).toMatchObject({ status: 'finished' });
    expect(payloadOf(host.displays[1]?.at(-1)).state.message).toBeUndefined();
  });

  it('says that it was stopped by a callback', async () => {
    const net = model();
    const stop = { onEpochEnd: (epoch: number) => void (net.stopTraining = epoch === 3) };
    await net.fit(x, y, { epochs: 50, batchSize: 16, callbacks: [stop] });
    expect(lastState()).toMatchObject({
      status: 'stopped',
      message: 'stopped by a callback at epoch 4, step 4',
      progress: { epoch: 4, epochs: 50 },
    });
  });

  it.each([
    ['EarlyStopping', () => callbacks.EarlyStopping({ monitor: 'loss', patience: 1 })],
    ['tfjs', () => tf.callbacks.earlyStopping({ monitor: 'loss', patience: 1 })],
  ])('is finished where early stopping ends it, and says so once: %s', async (_, make) => {
    const tooSlow = model(1e-30);
    await tooSlow.fit(x, y, { epochs: 50, batchSize: 16, shuffle: false, callbacks: [make()] });
    expect(lastState()).toMatchObject({
      status: 'finished',
      message: 'early stopping: loss no better for 1 epoch',
      events: [],
      progress: { epoch: 2, epochs: 50 },
    });
  });

  it('warns of a loss that is no number in its view, or where there is none on the console', async () => {
    const warn = jest.spyOn(console, 'warn').mockImplementation();
    await model(1e30).fit(x, y, { epochs: 3, batchSize: 16 });
    expect(lastState().events).toContainEqual(expect.objectContaining({ kind: 'notFinite' }));
    expect(warn).not.toHaveBeenCalled();
    await model(1e30).fit(x, y, { epochs: 3, batchSize: 16, verbose: 0 });
    expect(warn).toHaveBeenCalledTimes(1);
    warn.mockRestore();
  });

  it('is finished when stopTraining comes with its last step', async () => {
    const net = model();
    const stop = { onEpochEnd: (epoch: number) => void (net.stopTraining = epoch === 2) };
    await net.fit(x, y, { epochs: 3, batchSize: 16, callbacks: [stop] });
    expect(lastState().status).toBe('finished');
  });

  it('pauses, steps and resumes with the losses of an unpaused run', async () => {
    const undisturbed = model();
    const disturbed = model();
    disturbed.setWeights(undisturbed.getWeights());
    const options = { epochs: 4, batchSize: 16, shuffle: false };
    const expected = await undisturbed.fit(x, y, { ...options, verbose: 0 });
    const fit = disturbed.fit(x, y, { ...options, callbacks: [show.live({ startPaused: true })] });
    await displayed();
    const view = host.connect(firstPayload().id);
    for (const step of [1, 2, 3]) {
      view.send({ type: 'control', action: 'step' });
      const { message } = await view.first(m => m.type === 'append' && m.progress.step === step);
      expect(message.status).toBe('paused');
    }
    view.send({ type: 'control', action: 'resume' });
    const { history } = await fit;
    expect(history['loss']).toEqual(expected.history['loss']);
  });

  it('changes the learning rate from the view and marks where', async () => {
    const net = model();
    const fit = net.fit(x, y, { epochs: 100_000, batchSize: 8 });
    await displayed();
    const view = host.connect(firstPayload().id);
    view.send({ type: 'learningRate', value: 0.005 });
    await view.first(m => m.type === 'append' && m.learningRate === 0.005);
    view.send({ type: 'control', action: 'stop' });
    await fit;
    expect(optimizers.learningRateOf(net.optimizer)).toBe(0.005);
    expect(lastState().events[0]).toMatchObject({ kind: 'learningRate', text: 'learning rate 0.01 → 0.005' });
  });

  it('stops after its batch when the cell is interrupted, also while paused', async () => {
    const fit = model().fit(x, y, { epochs: 100_000, batchSize: 8 });
    await displayed();
    host.connect(firstPayload().id).send({ type: 'control', action: 'pause' });
    host.interrupt.abort();
    await fit;
    expect(lastState()).toMatchObject({ status: 'stopped', message: expect.stringContaining('interrupted') });
  });

  it('says in words where the loss stopped being a number', async () => {
    await model(1e30).fit(x, y, { epochs: 2, batchSize: 16 });
    expect(lastState().events.find(e => e.kind === 'notFinite')?.text).toMatch(
      /loss is (NaN|infinite) since epoch 1, step \d: lower the learning rate \(now 1e\+30\)/,
    );
  });

  it('keeps the picture of a failed run, with the error and what was kept', async () => {
    const failing = [
      {
        onEpochEnd: () => {
          throw new Error('out of disk');
        },
      },
    ];
    await expect(model().fit(x, y, { epochs: 2, callbacks: failing })).rejects.toThrow('out of disk');
    expect(lastState()).toMatchObject({
      status: 'failed',
      message: expect.stringMatching(/out of disk.*keeps its weights as of epoch 1/),
    });
  });

  it('answers a page that comes back after the end, and any number of pages', async () => {
    await model().fit(x, y, { epochs: 2, batchSize: 16 });
    const [a, b] = [host.connect(firstPayload().id), host.connect(firstPayload().id)];
    for (const view of [a, b]) {
      expect(view.received[0]?.message).toMatchObject({
        type: 'snapshot',
        payload: { state: { status: 'finished' } },
      });
    }
    a.send({ type: 'window', request: 7, from: 0, to: 1, points: 100 });
    const { message, buffers } = await a.first(m => m.type === 'window');
    expect(message.request).toBe(7);
    const i = message.points.findIndex(
      (p: Message) => p.series.metric === 'loss' && p.series.per === 'batch',
    );
    const values = new Float64Array(buffers[i]?.slice().buffer ?? []);
    expect(Array.from(values.subarray(0, message.points[i].count))).toEqual([0.25, 0.5, 0.75, 1, 1.25]);
    expect(b.received).toHaveLength(1);
  });

  it('looks into the layers when a view asks, and trains on as if nothing had been', async () => {
    const make = () =>
      models.Sequential([
        layers.Dense(6, 'relu', { inputShape: [3], name: 'hidden' }),
        layers.BatchNormalization({ name: 'norm' }),
        layers.Dropout({ rate: 0.5, seed: 3 }),
        layers.Dense(1, { name: 'out' }),
      ]);
    const [undisturbed, disturbed] = [make(), make()];
    for (const net of [undisturbed, disturbed]) net.compile({ optimizer: optimizers.SGD(0.01), loss: 'mse' });
    disturbed.setWeights(undisturbed.getWeights());
    const options = { epochs: 3, batchSize: 16, shuffle: false };
    const plain = undisturbed.fit(x, y, { ...options, callbacks: [show.live({ startPaused: true })] });
    host.connect((await shownAt(0)).id).send({ type: 'control', action: 'resume' });
    await plain;

    const fit = disturbed.fit(x, y, { ...options, callbacks: [show.live({ startPaused: true })] });
    const view = host.connect((await shownAt(1)).id);
    expect(view.received[0]?.message.payload.state.diagnosable).toBe(true);
    for (const request of [1, 2, 3]) {
      view.send({ type: 'control', action: 'step' });
      await view.first(m => m.type === 'append' && m.progress.step === request && m.status === 'paused');
      view.send({ type: 'diagnose', request });
    }
    const { message } = await view.first(m => m.request === 3);
    expect(message).toMatchObject({ type: 'diagnosis', epoch: 1, step: 3, samples: 16 });
    expect(message.layers.map((one: Message) => one.layer)).toEqual(['hidden', 'norm', 'out']);
    for (const { gradientNorm, weightNorm } of message.layers) {
      expect(gradientNorm).toBeGreaterThan(0);
      expect(weightNorm).toBeGreaterThan(0);
    }
    expect(message.layers[0].deadShare).toBeLessThanOrEqual(1);
    view.send({ type: 'control', action: 'resume' });
    await fit;
    disturbed.getWeights().forEach((weight, i) => {
      expect(Array.from(weight.dataSync())).toEqual(
        Array.from((undisturbed.getWeights()[i] as tf.Tensor).dataSync()),
      );
    });
    view.send({ type: 'diagnose', request: 4 });
    expect((await view.first(m => m.request === 4)).message.error).toMatch(/only while the run goes on/);
  });

  it('looks into the layers of a training on a dataset, on its first batch', async () => {
    const net = model();
    const dataset = tf.data.zip({ xs: tf.data.array(x), ys: tf.data.array(y.map(one => [one])) }).batch(16);
    const fit = net.fitDataset(dataset as never, {
      epochs: 1,
      callbacks: [show.live({ startPaused: true })],
    });
    const view = host.connect((await shownAt(0)).id);
    expect(view.received[0]?.message.payload.state.diagnosable).toBe(true);
    view.send({ type: 'diagnose', request: 1 });
    const { message } = await view.first(m => m.request === 1);
    expect(message).toMatchObject({ type: 'diagnosis', samples: 16 });
    expect(message.error).toBeUndefined();
    const { layers: expected } = diagnose(net, x.slice(0, 16), y.slice(0, 16));
    expect(message.layers).toEqual(expected);
    view.send({ type: 'control', action: 'resume' });
    await fit;
  });

  it('looks into the layers of a loop that says which they are, and says so of one that does not', async () => {
    const net = model();
    const target = tf.tensor2d(y, [64, 1]);
    const loss = (): tf.Tensor => tf.losses.meanSquaredError(target, net.apply(tf.tensor2d(x)) as tf.Tensor);
    const open = show.training('open', { epochs: 1, layers: { model: net, x, loss } });
    const closed = show.training('closed');
    const [asked, refused] = [await shownAt(0), await shownAt(1)].map(({ id, state }) => {
      const view = host.connect(id);
      view.send({ type: 'diagnose', request: 1 });
      return { answer: view.first(m => m.request === 1), diagnosable: state.diagnosable };
    });
    expect(asked?.diagnosable).toBe(true);
    expect(refused?.diagnosable).toBeUndefined();
    const { message } = (await asked?.answer) as { message: Message };
    expect(message).toMatchObject({ samples: 64, layers: diagnose(net, x, y).layers });
    expect((await refused?.answer)?.message.error).toMatch('did not say which layers');
    open.finish();
    closed.finish();
    expect(() => show.training('neither', { layers: { model: net, x } })).toThrow(
      'Gradients need targets or a loss',
    );
  });

  it('draws other runs of the session over its own when a view asks, for every view', async () => {
    for (const name of ['narrow', 'narrow', 'wide'])
      await model().fit(x, y, { epochs: 2, callbacks: [show.live({ name, settings: { made: name } })] });
    const id = payloadOf(host.displays[2]?.[0]).id;
    const [one, other] = [host.connect(id), host.connect(id)];
    one.send({ type: 'runs', request: 1 });
    const known = (await one.first(m => m.request === 1)).message.runs.slice(-2);
    expect(known).toMatchObject([
      { name: 'narrow', status: 'finished', overlaid: false, settings: { made: 'narrow' } },
      { name: 'narrow (2)', status: 'finished', overlaid: false },
    ]);
    one.send({ type: 'overlay', ids: known.map((run: Message) => run.id) });
    for (const view of [one, other]) {
      const { message } = await view.first(m => m.payload?.state.runs !== undefined);
      expect(message.payload.state.runs).toMatchObject([
        { name: 'narrow', settings: { made: 'narrow' } },
        { name: 'narrow (2)' },
      ]);
    }
    one.send({ type: 'overlay', ids: [] });
    await one.first(m => m.type === 'snapshot' && m !== one.received[0]?.message && !m.payload.state.runs);
  });

  it('says what the process and its tensors hold in memory', async () => {
    await model().fit(x, y, { epochs: 1 });
    const { memory } = lastState().progress;
    expect(memory?.process).toBeGreaterThan(50e6);
    expect(memory?.tensors).toBeGreaterThan(0);
    expect(memory?.count).toBeGreaterThan(0);
  });

  it('closes a comm for a run that it does not know', async () => {
    await model().fit(x, y, { epochs: 1 });
    expect(host.connect('of another kernel').closedWith).toEqual({ reason: 'unknown' });
  });

  it('follows a dataset whose size is not known', async () => {
    const dataset = tf.data.generator(function* () {
      for (let i = 0; i < 5; i++) yield { xs: tf.ones([4, 3]), ys: tf.ones([4, 1], 'int32') };
    });
    await model().fitDataset(dataset, { epochs: 2 });
    expect(lastState().series.find(s => s.per === 'batch')?.x).toEqual([
      0.2, 0.4, 0.6, 0.8, 1, 1.2, 1.4, 1.6, 1.8, 2,
    ]);
  });
});

async function displayed(count = 1): Promise<void> {
  while (host.displays.length < count) await new Promise(resolve => setImmediate(resolve));
}

/** The payload of a view, once it is displayed. */
async function shownAt(index: number): Promise<ViewPayload<'training'>> {
  await displayed(index + 1);
  return payloadOf(host.displays[index]?.[0]);
}
