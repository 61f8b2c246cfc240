import { datasets, tf } from '@epochlab/nn';

const RATE = 8000;
const tone = (hertz: number, rate: number, seconds = 1) =>
  tf.tensor1d(Array.from({ length: seconds * rate }, (_, n) => Math.sin((2 * Math.PI * hertz * n) / rate)));
const loudness = (wave: tf.Tensor) => Math.sqrt(tf.mean(tf.square(wave)).dataSync()[0] ?? NaN);

describe('datasets.melFilterbank', () => {
  const bins = 257;
  const bands = datasets.melFilterbank({ bins, mels: 20, sampleRate: RATE, lowest: 125, highest: 3800 });

  it('is the triangles of TensorFlow, by their formula', () => {
    const mel = (f: number) => 1127 * Math.log(1 + f / 700);
    const edge = (i: number) => mel(125) + ((mel(3800) - mel(125)) * i) / 21;
    const values = bands.arraySync();
    for (const [bin, band] of [
      [10, 0],
      [11, 1],
      [30, 5],
      [100, 12],
      [243, 19],
    ] as const) {
      // prettier-ignore
      const f = mel((bin * RATE) / 2 / (bins - 1));
      const rising = (f - edge(band)) / (edge(band + 1) - edge(band));
      const falling = (edge(band + 2) - f) / (edge(band + 2) - edge(band + 1));
      expect(values[bin]?.[band]).toBeCloseTo(Math.max(0, Math.min(rising, falling)), 4);
    }
  });

  it('hears nothing outside of its range, and everything from the middle of the first band to that of the last once', () => {
    const sums = bands.sum(1).arraySync() as number[];
    const hertz = (i: number) => (i * RATE) / 2 / (bins - 1);
    sums.forEach((sum, i) => {
      if (hertz(i) < 125 || hertz(i) > 3800) expect(sum).toBe(0);
      if (hertz(i) > 225 && hertz(i) < 3400) expect(sum).toBeCloseTo(1, 4);
    });
  });

  it('refuses bands above half the sample rate', () => {
    expect(() => datasets.melFilterbank({ bins, sampleRate: RATE, highest: 5000 })).toThrow(
      'from 60 to 5000 Hz at 8000 samples a second',
    );
  });
});

describe('datasets.logMelSpectrogram', () => {
  const options = { sampleRate: RATE, mels: 12, frameLength: 200, frameStep: 80 };

  it("is the logarithm of tf.signal.stft's strengths in the bands, recording by recording", () => {
    const waves = tf.randomUniform([35, 1000], -1, 1, 'float32', 5) as tf.Tensor2D;
    const got = datasets.logMelSpectrogram(waves, options);
    expect(got.shape).toEqual([35, 11, 12]);
    const bands = datasets.melFilterbank({ sampleRate: RATE, mels: 12, bins: 129 });
    const row = waves.slice([33, 0], [1, 1000]).squeeze([0]) as tf.Tensor1D;
    const expected = tf.log(tf.matMul(tf.abs(tf.signal.stft(row, 200, 80)) as tf.Tensor2D, bands));
    const difference = tf.max(tf.abs(tf.sub(got.slice([33, 0, 0], [1, -1, -1]).squeeze([0]), expected)));
    expect(difference.dataSync()[0]).toBeLessThan(1e-4);
    expect(
      tf.max(tf.abs(tf.sub(datasets.logMelSpectrogram(row, options), expected))).dataSync()[0],
    ).toBeLessThan(1e-4);
  });

  it('is loudest in the band of a tone, and finite in silence', () => {
    const heard = datasets.logMelSpectrogram(tone(1000, RATE), { sampleRate: RATE, mels: 24 });
    const [first] = heard.argMax(1).arraySync() as number[];
    const loudest = datasets
      .melFilterbank({ bins: 129, mels: 24, sampleRate: RATE })
      .slice([32, 0], [1, -1])
      .argMax(1);
    expect(first).toBe(loudest.dataSync()[0]);
    const silent = datasets.logMelSpectrogram(tf.zeros([800]) as tf.Tensor1D, { sampleRate: RATE });
    expect(silent.max().dataSync()[0]).toBeCloseTo(Math.log(1e-5), 5);
  });

  it('refuses a recording that is shorter than a frame', () => {
    expect(() => datasets.logMelSpectrogram(tf.zeros([100]) as tf.Tensor1D, options)).toThrow(
      '100 samples have no frame of 200',
    );
  });
});

describe('datasets.resample', () => {
  const sound = (hertz: number, rate: number) => ({
    samples: tone(hertz, rate).expandDims(1) as tf.Tensor2D,
    sampleRate: rate,
  });

  it.each([44100, 16000, 11025])('keeps a tone of 440 Hz from %d samples a second', rate => {
    const wave = datasets.resample(sound(440, rate), RATE);
    expect(Math.abs(wave.shape[0] - RATE)).toBeLessThanOrEqual(1);
    const middle = tf.slice(wave, 1000, 4096) as tf.Tensor1D;
    const peak =
      tf
        .abs(tf.spectral.rfft(middle.expandDims(0)))
        .squeeze([0])
        .argMax()
        .dataSync()[0] ?? NaN;
    expect(Math.abs((peak * RATE) / 4096 - 440)).toBeLessThan(3);
    expect(loudness(middle)).toBeCloseTo(Math.SQRT1_2, 1);
  });

  it('leaves no false tone of what the new rate cannot hold', () => {
    expect(loudness(datasets.resample(sound(6000, 44100), RATE))).toBeLessThan(0.05);
  });

  it('mixes channels, and leaves a sound of that rate as it is', () => {
    const samples = tf.tensor2d([[1, 0], [0.5, -0.5]]); // prettier-ignore
    expect(Array.from(datasets.resample({ samples, sampleRate: RATE }, RATE).dataSync())).toEqual([0.5, 0]);
  });
});
