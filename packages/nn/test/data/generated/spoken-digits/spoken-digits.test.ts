import { datasets, layers, models, tf } from '@epochlab/nn';

const small = { speakers: 4, samplesPerDigit: 1 } as const;
const wavesOf = ({ x }: datasets.Recordings): number[][] => x.arraySync();

it('has one second at 8000 Hz per recording, within -1 to 1, and names its ten classes', () => {
  const { train, test, labels, sampleRate } = datasets.spokenDigits(small);
  expect([train.x.shape, test.x.shape, train.y.shape]).toEqual([[30, 8000], [10, 8000], [30]]);
  expect([train.x.dtype, train.y.dtype, sampleRate]).toEqual(['float32', 'int32', 8000]);
  expect([labels[0], labels[9], labels.length]).toEqual(['zero', 'nine', 10]);
  const loudest = tf.max(tf.abs(train.x)).dataSync()[0] as number;
  expect(loudest).toBeLessThan(1);
  expect(loudest).toBeGreaterThan(0.2);
});

it('says that it is synthetic, where it comes from and that it is free', () => {
  const { name, description, source, licence } = datasets.spokenDigits(small);
  expect([name, licence]).toEqual(['spoken-digits', 'CC0-1.0']);
  expect(description).toContain('Synthetic speech');
  expect(source).toContain('Peterson and Barney 1952');
});

it('has every digit equally often and no speaker in both parts', () => {
  const { train, test } = datasets.spokenDigits({ speakers: 5, samplesPerDigit: 2 });
  for (const { y, speakers } of [train, test]) {
    const count = tf.bincount(y, [], 10).arraySync() as number[];
    expect(new Set(count)).toEqual(new Set([speakers.length / 10]));
  }
  const [heard, unheard] = [new Set(train.speakers), new Set(test.speakers)];
  expect([heard.size, unheard.size]).toEqual([4, 1]);
  expect([...unheard].filter(speaker => heard.has(speaker))).toEqual([]);
});

it('gives the same waves for the same seed, others for another', () => {
  const waves = (seed: number) => wavesOf(datasets.spokenDigits({ ...small, seed }).train);
  const once = waves(1);
  expect(waves(1)).toEqual(once);
  expect(waves(2)).not.toEqual(once);
});

it('lets a speaker sound the same however many others there are', () => {
  const first = (speakers: number) =>
    wavesOf(datasets.spokenDigits({ speakers, samplesPerDigit: 1 }).test)
      .map(String)
      .sort();
  expect(first(2)).toEqual(first(3));
});

it.each([
  [{ speakers: 1 }, 'speakers is 1; expected a whole number, 2 or more'],
  [{ speakers: 2.5 }, 'speakers is 2.5'],
  [{ samplesPerDigit: 0 }, 'samplesPerDigit is 0; expected a whole number, 1 or more'],
  [{ samplesPerDigit: NaN }, 'samplesPerDigit is NaN'],
  [{ testShare: 1 }, 'testShare is 1; expected a share between 0 and 1'],
])('refuses %j', (options, message) => {
  expect(() => datasets.spokenDigits(options)).toThrow(message);
});

it('a small convolutional network understands speakers whom it has not heard', async () => {
  const { train, test } = datasets.spokenDigits({ speakers: 15, samplesPerDigit: 3 });
  // The logarithm of the spectrogram: 61 frames of 16 ms, 32 bands of 125 Hz.
  const frames = ({ x }: datasets.Recordings): tf.Tensor3D =>
    tf.tidy(() => {
      const power = tf.stack(
        tf.unstack(x).map(wave => tf.abs(tf.signal.stft(wave as tf.Tensor1D, 256, 128))),
      );
      const bands = tf.slice(power, [0, 0, 0], [-1, -1, 128]).reshape([x.shape[0], 61, 32, 4]).mean(3);
      return tf.div(tf.add(tf.log(tf.add(bands, 1e-3)), 3), 3) as tf.Tensor3D;
    });
  const model = models.Sequential([
    layers.Conv1D(32, 5, { activation: 'relu', inputShape: [61, 32] }),
    layers.MaxPooling1D({ poolSize: 2 }),
    layers.Conv1D(48, 5, { activation: 'relu' }),
    layers.GlobalMaxPooling1D(),
    layers.Dense(10, 'softmax'),
  ]);
  model.compile({
    optimizer: tf.train.adam(0.005),
    loss: 'sparseCategoricalCrossentropy',
    metrics: ['accuracy'],
  });
  await model.fit(frames(train), train.y, { epochs: 20, batchSize: 32, verbose: 0 });
  const guessed = tf.tidy(() => tf.argMax(model.predict(frames(test)) as tf.Tensor, 1).dataSync());
  const truth = test.y.dataSync();
  const right = guessed.filter((digit, i) => digit === truth[i]).length / truth.length;
  expect(right).toBeGreaterThan(0.85);
});

describe('spokenDigitStrings', () => {
  const { train, test, sampleRate } = datasets.spokenDigitStrings({ speakers: 5, strings: 6, longest: 4 });

  it('says strings of one to the longest number of digits, as labels from 1 with zeros behind', () => {
    expect([train.x.shape[0], test.x.shape[0], sampleRate]).toEqual([24, 6, 8000]);
    expect(new Set(train.digits.map(({ length }) => length))).toEqual(new Set([1, 2, 3, 4]));
    const labels = train.y.arraySync();
    train.digits.forEach((digits, i) =>
      expect(labels[i]).toEqual([...digits.map(d => d + 1), 0, 0, 0, 0].slice(0, 4)),
    );
    const loudest = tf.max(tf.abs(train.x)).dataSync()[0] as number;
    expect(loudest).toBeLessThan(1);
  });

  it('has no speaker in both parts', () => {
    expect([...new Set(test.speakers)].filter(speaker => train.speakers.includes(speaker))).toEqual([]);
  });

  it('says each digit in a tenth of a second at least, and is the same with the same seed', () => {
    const again = datasets.spokenDigitStrings({ speakers: 5, strings: 6, longest: 4 });
    expect(tf.max(tf.abs(tf.sub(again.test.x, test.x))).dataSync()[0]).toBe(0);
    expect(train.x.shape[1]).toBeGreaterThan(4 * 0.1 * sampleRate);
  });

  it('refuses what cannot be said', () => {
    expect(() => datasets.spokenDigitStrings({ longest: 0 })).toThrow('spokenDigitStrings: longest is 0');
    expect(() => datasets.spokenDigitStrings({ speakers: 1 })).toThrow('spokenDigitStrings: speakers is 1');
  });
});
