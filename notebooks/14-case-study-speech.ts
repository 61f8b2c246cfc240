// %% [markdown]
// # 14. Case study: speech
//
// *Time needed: about 40 minutes, of which the computer takes one.*
//
// **The promise.** You build a recogniser that listens to strings of one to five spoken digits, such as "seven
// four one", and writes them down. Nobody tells it where a digit begins or ends. For voices that it has never
// heard it gets at least nine in ten digits right, far more than a network without memory. At the end it listens
// to a WAV file: one with your own voice, if you like.
//
// ## 14.1 Sound as numbers
//
// A microphone measures the pressure of the air many times a second, here 8,000 times: this is the *sample rate*.
// A recording is the list of these measurements, the *samples*. Our speakers are not people, they are computed:
// pulses and hiss pass through the resonances of a vocal tract (the *formants*). Every voice has its own pitch,
// size, tempo, loudness and background noise.

// %%
const speech = datasets.spokenDigitStrings();
const { train, test, labels, sampleRate } = speech;
const inWords = (digits: readonly number[]) => digits.map(digit => labels[digit]).join(' ');
const wave = (row: number) => test.x.slice([row, 0], [1, -1]).squeeze([0]) as tf.Tensor1D;

console.log(
  `${train.x.shape[0]} strings to learn from, ${test.x.shape[0]} to test, ${train.x.shape[1]! / sampleRate} seconds each`,
);
const example = test.digits.findIndex(digits => digits.length === 3);
show.audio(wave(example).slice(0, 16000), sampleRate, {
  title: `"${inWords(test.digits[example]!)}"`,
  windowLength: 128,
});

// %% [markdown]
// All recordings have the same length. After a shorter string you hear only the background noise of its voice.
//
// **We split by voice, not by recording.** If the same voice were in both parts, a network could pass the test
// because it knows the speaker. When you evaluate a recogniser, ask who speaks in the test.

// %%
const [trainVoices, testVoices] = [new Set(train.speakers), new Set(test.speakers)];
const strangers = [...testVoices].every(voice => !trainVoices.has(voice));
check(`none of the ${testVoices.size} test voices is among the ${trainVoices.size} to learn from`, strangers);

// %% [markdown]
// ## 14.2 A picture of sound
//
// An "ee" and an "oh" differ in which frequencies are strong; the samples themselves do not show it. So we cut the
// recording into short, overlapping *frames* (32 milliseconds long, one every 20) and compute how strong each
// frequency is in each frame. The result is the *spectrogram*. Then we imitate the ear:
//
// - The ear distinguishes low frequencies better than high ones. So we combine neighbouring frequencies in *mel
//   bands*, which are narrow at the bottom and wide at the top: $\text{mel}(f) = 2595 \log_{10}(1 + f / 700)$.
// - The ear hears ratios, not differences. So we take the logarithm.

// %%
const mels = 24;
const bands = datasets.melFilterbank({ bins: 129, mels, sampleRate });
show.lines({
  title: 'Every third mel band',
  xLabel: 'frequency in Hz',
  yLabel: 'weight',
  series: [0, 3, 6, 9, 12, 15, 18, 21].map(band => ({
    name: `band ${band + 1}`,
    x: Array.from({ length: 129 }, (_, bin) => (bin * sampleRate) / 2 / 128),
    y: bands.slice([0, band], [-1, 1]).dataSync(),
  })),
});

// %% [markdown]
// A loud voice and a soft one should look alike. So we subtract from each recording its own mean and divide it by
// its own standard deviation. This uses nothing from other recordings, so nothing about the test can leak into the
// training.

// %%
const frames = { sampleRate, mels, frameLength: 256, frameStep: 160 };
function features(waves: tf.Tensor2D): tf.Tensor3D {
  return tf.tidy(() => {
    const logMel = datasets.logMelSpectrogram(waves, frames);
    const { mean, variance } = tf.moments(logMel, [1, 2], true);
    return logMel.sub(mean).div(variance.sqrt()) as tf.Tensor3D;
  });
}
const [trainX, testX] = [features(train.x), features(test.x)];
const picture = testX.slice([example, 0, 0], [1, -1, -1]).squeeze([0]).transpose().reverse(0);
show.heatmap(picture, {
  title: `Log-mel spectrogram of "${inWords(test.digits[example]!)}"`,
  xLabel: 'frame, one every 20 ms',
  yLabel: 'mel band, low ones below',
});

// %% [markdown]
// ## 14.3 Labels without positions: CTC
//
// We know that somebody says "seven four one", but not when. *Connectionist temporal classification* (CTC, Graves
// and others 2006) learns without knowing. At each step the network says one of the ten digits or *blank*, which
// means "nothing new". The answers at all steps together are a *path*. A path is read in two stages: first,
// repeated labels are merged into one; then blanks (`_`) are removed.
//
// $$ \texttt{7 7 \_ 4 4 \_ \_ 1} \;\to\; \texttt{7 4 1} \qquad \texttt{5 5 5} \;\to\; \texttt{5} \qquad \texttt{5 \_ 5} \;\to\; \texttt{5 5} $$
//
// Many paths are read as the same string. The probability of "7 4 1" is the sum over all its paths, and the loss
// is the negative logarithm of this sum. With two steps and a single label there are three paths, so we can add
// them up by hand:

// %%
const blank = 0.4; // the probability of blank at each step; the label has 0.6
const paths = [
  { path: 'label label', probability: (1 - blank) * (1 - blank) },
  { path: 'label blank', probability: (1 - blank) * blank },
  { path: 'blank label', probability: blank * (1 - blank) },
];
show.table(paths);
const byHand = -Math.log(paths.reduce((sum, { probability }) => sum + probability, 0));
const logits = tf.log(
  tf.tensor3d([
    [
      [blank, 1 - blank],
      [blank, 1 - blank],
    ],
  ]),
);
check('the loss adds up the same three paths', losses.ctc([[1]], logits), [byHand], 1e-5);

// %% [markdown]
// With 80 steps there are far too many paths to list. The loss adds them up step by step (the *forward
// algorithm*), since paths that have said the same so far can be treated together from then on.
//
// Three rules apply to `losses.ctc`:
//
// - Unit 0 is the blank, so **labels count from 1**: the digit 7 is label 8. Zeros fill up the rows.
// - The network outputs **logits**. The loss applies the softmax itself.
// - There must be **at least as many steps as labels**, plus one for each pair of equal neighbours.

// %%
show.table(
  [0, 1, 2].map(row => ({ said: inWords(test.digits[row]!), labels: test.y.arraySync()[row]!.join(' ') })),
);

// %% [markdown]
// ## 14.4 The network
//
// A convolution looks at five frames at a time and moves on by two, which halves the number of steps. A
// *bidirectional* GRU reads these steps forwards and backwards, so that every step knows what comes before and
// after. A dense layer then gives a logit for each digit and for the blank.

// %%
const steps = Math.ceil(trainX.shape[1] / 2);
const ear = () =>
  layers.Conv1D({
    filters: 48,
    kernelSize: 5,
    strides: 2,
    padding: 'same',
    activation: 'relu',
    inputShape: [null, mels], // recordings of any length
  });
models.setRandomSeed(14);
const recogniser = tf.sequential({
  name: 'digits-heard',
  layers: [
    ear(),
    layers.Bidirectional({ layer: layers.GRU({ units: 48, returnSequences: true }), mergeMode: 'concat' }),
    layers.Dense({ units: 11 }),
  ],
});
recogniser.compile({ optimizer: tf.train.adam(0.004), loss: losses.ctc });
recogniser.summary();

// %% [markdown]
// How good is a transcription? The loss does not tell. We count how many digits must be inserted, deleted or
// replaced to turn it into the truth. That is the *edit distance*. Divided by the number of digits that were said,
// it is the *label error rate*. For words it is called the word error rate, by which speech recognisers are
// compared.

// %%
const heard = (net: tf.LayersModel, x: tf.Tensor, options: networks.CtcDecodeOptions = {}) =>
  networks
    .ctcDecode(net.predict(x, { batchSize: 200 }) as tf.Tensor, options)
    .map(said => said.labels.map(label => label - 1));
const errorRate = (net: tf.LayersModel, options?: networks.CtcDecodeOptions) =>
  metrics.labelErrorRate(test.digits, heard(net, testX, options));

const learning: { epoch: number; loss: number; 'label error rate': number }[] = [];
const history = await recogniser.fit(trainX, train.y, {
  epochs: 8,
  batchSize: 16,
  callbacks: {
    onEpochEnd: (epoch: number, logs?: tf.Logs) => {
      learning.push({ epoch: epoch + 1, loss: logs!['loss']!, 'label error rate': errorRate(recogniser) });
    },
  },
});

// %%
show.table(learning, { title: 'What the loss does not say' });

// %% [markdown]
// In the first epochs the loss falls by more than half while every transcription is empty: the label error rate
// stays at 1. All that the network has learned so far is that the blank is always likely. Only later does it find
// that some steps should say a digit. **Look at the label error rate, not at the loss.** (Here it is computed on
// the test voices for you to watch. Nothing was chosen by it.)

// %%
show.compiled(recogniser);

// %% [markdown]
// ## 14.5 What the network says at each step
//
// The plot shows the probability of each digit over the steps of one string. A network trained with CTC typically
// says a label at one or two steps, in a *spike*, and blank at all others.

// %%
const saying = tf.softmax(
  (recogniser.predict(testX.slice([example, 0, 0], [1, -1, -1])) as tf.Tensor).squeeze([0]),
);
show.lines({
  title: `What it hears in "${inWords(test.digits[example]!)}"`,
  xLabel: 'step, one every 40 ms',
  yLabel: 'probability',
  series: [...new Set(test.digits[example])].map(digit => ({
    name: labels[digit]!,
    y: saying.slice([0, digit + 1], [-1, 1]).dataSync(),
  })),
});

// %% [markdown]
// ## 14.6 Reading it: greedy, or with a beam
//
// *Greedy* decoding takes the most likely class at each step. That finds the most likely path, which need not be
// the most likely string. Take two steps with a probability of 0.6 for blank. The path blank-blank has 0.36, but
// the three paths that say the label have 0.64 together. *Beam search* keeps the most likely beginnings at each
// step and adds up the paths that are read as the same string.

// %%
const twoSteps = tf.log(
  tf.tensor3d([
    [
      [0.6, 0.4],
      [0.6, 0.4],
    ],
  ]),
);
const [greedily] = networks.ctcDecode(twoSteps);
const [withBeam] = networks.ctcDecode(twoSteps, { strategy: 'beam' });
console.log(
  `greedy says [${greedily!.labels}], the beam [${withBeam!.labels}] with ${Math.exp(withBeam!.logProbability).toFixed(2)}`,
);

// %%
const transcripts = heard(recogniser, testX);
const greedyRate = errorRate(recogniser);
const beamRate = errorRate(recogniser, { strategy: 'beam', beamWidth: 10 });
const interval = metrics.bootstrapInterval(test.digits.length, rows =>
  metrics.labelErrorRate(
    rows.map(i => test.digits[i]!),
    rows.map(i => transcripts[i]!),
  ),
);
const percent = (share: number) => `${(100 * share).toFixed(1)} %`;
console.log(
  `label error rate of unseen voices, greedy: ${percent(greedyRate)} (95 % interval ${percent(interval.low)} to ${percent(interval.high)})`,
);
console.log(`with a beam of 10: ${percent(beamRate)}`);

// %%
show.table(
  test.digits.slice(0, 8).map((digits, i) => ({
    said: inWords(digits),
    heard: inWords(transcripts[i]!),
    errors: metrics.editDistance(digits, transcripts[i]!),
  })),
  { title: 'Unseen voices' },
);

// %% [markdown]
// Where the network is sure, greedy decoding and the beam agree. A beam pays where it is unsure, and where a
// language model knows which strings are likely. For random digits there is no such model.
//
// ## 14.7 What is the memory worth?
//
// For comparison we take the same convolution, with a dense layer in place of the GRU. This network hears about a
// tenth of a second at a time and remembers nothing. It trains for as many epochs.

// %%
models.setRandomSeed(14);
const forgetful = tf.sequential({
  name: 'digits-heard-without-memory',
  layers: [ear(), layers.Dense({ units: 96, activation: 'relu' }), layers.Dense({ units: 11 })],
});
forgetful.compile({ optimizer: tf.train.adam(0.004), loss: losses.ctc });
await forgetful.fit(trainX, train.y, { epochs: 8, batchSize: 16, verbose: 0 });
const forgetfulRate = errorRate(forgetful);
show.table([
  { network: 'with memory (GRU)', 'label error rate': percent(greedyRate) },
  { network: 'without', 'label error rate': percent(forgetfulRate) },
]);

// %% [markdown]
// One run may be lucky. So both networks were trained beforehand five times (seeds 1 to 5, eight epochs). The one
// with memory has a mean label error rate of 0.3 % (0.0 % four times, 1.5 % once), the one without has 22.1 %
// (19.9 % to 25.1 %). But computed voices are easy. Do not expect figures like these for human speech.
//
// ## 14.8 What goes wrong when ...
//
// **... there are fewer steps than the labels need?** Then no path says them, and the loss would be infinite. This
// is the most frequent complaint about CTC. The library refuses such data before the first step, and names the
// row:

// %%
const hurried = tf.sequential({
  layers: [
    layers.Conv1D({ filters: 8, kernelSize: 5, strides: 40, inputShape: [trainX.shape[1], mels] }),
    layers.Dense({ units: 11 }),
  ],
});
hurried.compile({ optimizer: 'adam', loss: losses.ctc });
let refusal = '';
try {
  await hurried.fit(trainX, train.y, { epochs: 1, verbose: 0 });
} catch (error) {
  refusal = (error as Error).message;
}
console.log(refusal);

// %% [markdown]
// **... the lengths are those before the strides?** With `losses.CTC({ inputLengths: true })`, a column in front
// of the labels says how many steps of each row count. These must be the steps of the network, not the frames of
// the recording.

// %%
const withLength = (length: number) => [[length, 8, 5, 2]];
const halved = tf.zeros([1, steps, 11]);
let lengthRefusal = '';
try {
  losses.CTC({ inputLengths: true })(withLength(trainX.shape[1]), halved);
} catch (error) {
  lengthRefusal = (error as Error).message;
}
console.log(lengthRefusal);
const [right] = losses.CTC({ inputLengths: true })(withLength(steps), halved).dataSync();
console.log(`with the length after the stride: ${right!.toFixed(2)}`);

// %% [markdown]
// **... the network ends in a softmax?** The loss applies a softmax to whatever it is given. If that is already
// probabilities, between 0 and 1, the softmax of 11 of them can be no surer than $e / (e + 10)$, about 0.21 for
// each step. The loss stays high whatever the network says.

// %%
const surest = tf
  .oneHot(tf.tensor1d([...Array<number>(steps - 3).fill(0), 8, 5, 2], 'int32'), 11)
  .expandDims(0);
const [asLogits] = losses.ctc([[8, 5, 2]], tf.mul(surest, 20)).dataSync();
const [asProbabilities] = losses.ctc([[8, 5, 2]], surest).dataSync();
console.log(
  `the surest network that there can be: ${Math.abs(asLogits!).toFixed(1)} of logits, ${asProbabilities!.toFixed(1)} of probabilities`,
);

// %% [markdown]
// **... labels count from 0?** Then "zero" looks like the padding. At the end of a string it disappears, and in
// the middle it is refused.

// %%
const countedFrom0 = [
  [7, 0],
  [7, 4],
];
const anyLogits = tf.randomNormal([2, steps, 11], 0, 1, 'float32', 1);
const [seven, sevenFour] = losses.ctc(countedFrom0, anyLogits).dataSync();
const [onlySeven] = losses.ctc([[7], [7]], anyLogits).dataSync();
check('"seven zero" counted from 0 is taken for "seven"', seven, onlySeven, 1e-5);

// %% [markdown]
// ## 14.9 Your own voice
//
// Record yourself with any program that saves WAV files, at any sample rate. Say a few digits without long pauses.
// Upload the file to the folder of this notebook and write its name below. Until then the recogniser listens to a
// file that we make: a voice that it does not know, in stereo, with 44,100 samples a second, as a telephone or a
// laptop would record it.

// %%
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

let mine = 'my-digits.wav';

const strangersFile = join(tmpdir(), 'stranger.wav');
const stranger = datasets.spokenDigitStrings({ speakers: 2, strings: 8, seed: 'a stranger' }).test;
const long = stranger.digits.findIndex(digits => digits.length >= 4);
const said = stranger.x.slice([long, 0], [1, -1]).transpose() as tf.Tensor2D;
const louder = datasets.resample({ samples: said, sampleRate }, 44100);
datasets.writeWav(strangersFile, {
  samples: tf.stack([louder, louder], 1) as tf.Tensor2D,
  sampleRate: 44100,
});

function transcribe(path: string): number[] {
  const recorded = datasets.resample(datasets.readWav(path), sampleRate);
  return heard(recogniser, features(recorded.expandDims(0)))[0]!;
}
const listenedTo = existsSync(mine) ? mine : strangersFile;
const fromFile = transcribe(listenedTo);
console.log(`${listenedTo === mine ? mine : 'the stranger'} says: ${inWords(fromFile) || '(nothing)'}`);
if (listenedTo !== mine)
  check(
    'the stranger was understood, but for a digit',
    metrics.editDistance(fromFile, stranger.digits[long]!) <= 1,
  );

// %% [markdown]
// Do not expect much for a real voice. The network has only ever heard computed voices with one accent and a
// little noise. When the data in use differ from the data in training, no test on the latter says how well it will
// work on the former. Another speech synthesiser shows how large the effect is. If the free program `espeak-ng` is
// installed, the next cell lets some of its voices speak.

// %%
import { spawnSync } from 'node:child_process';

const robot = (voice: string, digits: readonly number[]) => {
  const file = join(tmpdir(), `${voice}.wav`);
  spawnSync('espeak-ng', ['-v', voice, '-s', '150', '-w', file, inWords(digits)]);
  return transcribe(file);
};
if (spawnSync('espeak-ng', ['--version']).status === 0) {
  const sayings = ['en-us', 'en-us+m3', 'en-us+f2', 'en-gb'].flatMap(voice =>
    test.digits.slice(0, 10).map(digits => ({ voice, digits, understood: robot(voice, digits) })),
  );
  const rate = metrics.labelErrorRate(
    sayings.map(s => s.digits),
    sayings.map(s => s.understood),
  );
  console.log(`label error rate of espeak-ng's voices: ${percent(rate)}`);
} else {
  console.log('espeak-ng is not installed; the lesson goes on without it.');
}

// %% [markdown]
// ## Exercises
//
// **1.** How many frames does a recording of 8,000 samples have, if a frame has 256 samples and a new one begins
// every 160?

// %% tags=["exercise"]
const frameCount = undefined;
exercise('14.1', frameCount);

// %% [markdown]
// <details><summary>One solution</summary>
//
// ```typescript
// const frameCount = 1 + Math.floor((8000 - 256) / 160);
// ```
//
// </details>
//
// **2.** How many steps does a network need at least to say "five five three three three"?

// %% tags=["exercise"]
const fewestSteps = undefined;
exercise('14.2', fewestSteps);

// %% [markdown]
// <details><summary>One solution</summary>
//
// ```typescript
// const fewestSteps = 5 + 3;
// ```
//
// </details>
//
// **3.** "One two three" was heard as "one three", and "four" as "four four". What is the label error rate of the
// two strings together?

// %% tags=["exercise"]
const rateByHand = undefined;
exercise('14.3', rateByHand);

// %% [markdown]
// <details><summary>One solution</summary>
//
// ```typescript
// const rateByHand = 2 / 4;
// ```
//
// </details>
//
// **4.** A label error rate counts digits. Somebody who dials a number needs the whole string. Which share of the
// test strings does the network without memory get completely right? Its transcriptions are in `withoutMemory`,
// the truth is in `test.digits`.

// %%
const withoutMemory = heard(forgetful, testX);
console.log(`the first: said ${test.digits[0]!.join(' ')}, heard ${withoutMemory[0]!.join(' ')}`);

// %% [markdown]
// Give a number from 0 to 1.

// %% tags=["exercise"]
const wholeStrings = undefined;
exercise('14.4', wholeStrings, test.digits, withoutMemory);

// %% [markdown]
// <details><summary>One solution</summary>
//
// ```typescript
// const wholeStrings =
//   test.digits.filter((digits, i) => digits.join() === withoutMemory[i]!.join()).length / test.digits.length;
// ```
//
// </details>
//
// **5.** A small experiment: which digit does the network without memory miss most? For each digit, count in every
// string how often it was said more than it was heard, and add up these counts.

// %% tags=["exercise"]
const missed = undefined;
exercise('14.5', missed, test.digits, withoutMemory);

// %% [markdown]
// <details><summary>One solution</summary>
//
// ```typescript
// const times = (digits: readonly number[], digit: number) => digits.filter(one => one === digit).length;
// const missing = labels.map((_, digit) =>
//   test.digits
//     .map((digits, i) => Math.max(0, times(digits, digit) - times(withoutMemory[i]!, digit)))
//     .reduce((sum, count) => sum + count, 0),
// );
// const missed = missing.indexOf(Math.max(...missing));
// ```
//
// </details>
//
// ## What you have learnt
//
// - Speech is turned into a picture: frames, mel bands, logarithm.
// - CTC learns from labels without positions. It adds up all paths that are read as the same string.
// - A transcription is judged by its label error rate, on voices that were kept apart.
// - Labels count from 1, the network outputs logits, and there must be enough steps.
//
// [Lesson 15](15-case-study-series-and-medicine.ipynb) has the last two case studies: forecasts, and a medical
// diagnosis. First, was this lesson's promise kept?

// %%
verify({
  'no test voice was heard in training': strangers,
  'the loss of two steps is the sum over its three paths':
    Math.abs(losses.ctc([[1]], logits).dataSync()[0]! - byHand) < 1e-5,
  'of unseen voices at least nine digits in ten are right': greedyRate <= 0.1,
  'with a beam too': beamRate <= 0.1,
  'a network without memory makes at least twice as many errors': forgetfulRate >= 2 * greedyRate,
  'labels that have no path are refused before training':
    refusal.includes('which take') && lengthRefusal.includes('Divide the lengths'),
  'a WAV file at another rate is transcribed': fromFile.length > 0,
});
