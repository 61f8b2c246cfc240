// %% [markdown]
// # 15. Case study: time series and medicine
//
// *Time needed: about 45 minutes, of which the computer takes one.*
//
// **The promise.** You forecast tomorrow's weather in Seattle. On five stretches of time that the network has not
// seen, your forecast beats "as today" and "as on this day last year". You try the same with share prices, and
// report honestly what comes of it. Then you tell malignant tumours from benign ones with an area under the ROC
// curve of at least 0.98, next to logistic regression, with probabilities that deserve some trust and a threshold
// that was chosen without the test.
//
// ## 15.1 The weather, day by day

// %%
const days = datasets.seattleWeather().rows;
const highs = days.map(day => day.tempMax);
show.lines({
  title: 'Seattle, highest temperature of each day',
  xLabel: 'days since 1 January 2012',
  yLabel: '°C',
  series: [{ name: 'high', y: highs }],
});

// %% [markdown]
// Before any network: how good is a forecast that costs nothing? *Persistence* says that tomorrow will be as
// today. The *seasonal naive* forecast says that it will be as on the same day last year. A forecast that is not
// compared with these two says nothing. The *mean absolute scaled error* (MASE) divides the error of a forecast by
// the error of the naive one, so **below 1 is better**.

// %%
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const deviation = (values: readonly number[]) => {
  const middle = mean(values);
  return Math.sqrt(mean(values.map(value => (value - middle) ** 2)));
};
const meanError = (truth: readonly number[], forecast: readonly number[]) =>
  mean(truth.map((value, i) => Math.abs(value - forecast[i]!)));
// The mean of five figures and half the width of its 95 % interval (Student's t with 4 degrees of freedom: 2.776).
const interval = (five: readonly number[]) => {
  const [middle, half] = [mean(five), (2.776 * deviation(five)) / Math.sqrt(five.length - 1)];
  return { middle, low: middle - half, high: middle + half };
};
const inWords = ({ middle, low, high }: ReturnType<typeof interval>) =>
  `${middle.toFixed(3)} (95 % interval ${low.toFixed(3)} to ${high.toFixed(3)})`;

// %% [markdown]
// ## 15.2 Windows without leaks
//
// The network sees a *window* of seven days and forecasts how much warmer or colder the next day will be. We test
// it in the way it would be used: train on the past, test on what follows, move on, and repeat. This is called a
// *rolling origin*. Nothing is shuffled. Between training and test we leave out a *gap* as long as the window, so
// that no window of the test reaches into the training days.

// %%
const window = 7;
const targets = Array.from({ length: days.length - window }, (_, i) => i + window); // the days that can be forecast
const folds = datasets.rollingOrigin(targets.length, { folds: 5, testSize: 120, gap: window });
const foldDays = folds.map(({ train, test }) => ({
  train: Array.from(train, row => targets[row]!),
  test: Array.from(test, row => targets[row]!),
}));
show.table(
  foldDays.map(({ train, test }) => ({
    'train from': days[train[0]!]!.date,
    to: days[train.at(-1)!]!.date,
    'test from': days[test[0]!]!.date,
    until: days[test.at(-1)!]!.date,
  })),
);
const separate = foldDays.every(({ train, test }) => test[0]! - window > train.at(-1)!);
check('no window of a test reaches into the days of its training', separate);

// %% [markdown]
// Each day has four measurements, and two numbers that say where in the year it is. They are *standardised* with
// the mean and the standard deviation **of the training days of the fold**, which is all that one could know at
// that time.

// %%
const yearAngle = (date: string) =>
  (2 * Math.PI * (Date.parse(date) - Date.parse(`${date.slice(0, 4)}-01-01`))) / (365.25 * 86_400_000);
const measured = days.map(day => [
  day.tempMax,
  day.tempMin,
  Math.sqrt(day.precipitation),
  day.wind,
  Math.sin(yearAngle(day.date)),
  Math.cos(yearAngle(day.date)),
]);

function standardiser(past: readonly (readonly number[])[]) {
  const columns = past[0]!.map((_, column) => past.map(row => row[column]!));
  const [middles, widths] = [columns.map(mean), columns.map(deviation)];
  return (row: readonly number[]) => row.map((value, column) => (value - middles[column]!) / widths[column]!);
}
function windowsBefore(some: readonly number[], scaled: readonly (readonly number[])[]) {
  return tf.tensor3d(some.map(day => scaled.slice(day - window, day).map(row => [...row])));
}
const changes = (some: readonly number[]) => tf.tensor2d(some.map(day => [highs[day]! - highs[day - 1]!]));

// %%
async function forecastFold({ train, test }: (typeof foldDays)[number], seed: number) {
  const scale = standardiser(measured.slice(0, train.at(-1)! + 1));
  const scaled = measured.map(scale);
  models.setRandomSeed(seed);
  const net = tf.sequential({
    layers: [
      layers.GRU({ units: 16, inputShape: [window, 6] }),
      layers.Dropout({ rate: 0.2 }),
      layers.Dense({ units: 1 }),
    ],
  });
  net.compile({ optimizer: tf.train.adam(0.005), loss: 'meanAbsoluteError' });
  await net.fit(windowsBefore(train, scaled), changes(train).div(3), {
    epochs: 6,
    batchSize: 32,
    verbose: 0,
  });
  const change = (net.predict(windowsBefore(test, scaled), { batchSize: 120 }) as tf.Tensor).dataSync();
  return { net, forecast: test.map((day, i) => highs[day - 1]! + 3 * change[i]!) };
}

const weather: {
  network: number;
  persistence: number;
  seasonal: number;
  forecast: number[];
  net: tf.LayersModel;
}[] = [];
for (const [i, fold] of foldDays.entries()) {
  const { net, forecast } = await forecastFold(fold, 15 + i);
  const truth = fold.test.map(day => highs[day]!);
  weather.push({
    net,
    forecast,
    network: meanError(truth, forecast),
    persistence: meanError(
      truth,
      fold.test.map(day => highs[day - 1]!),
    ),
    seasonal: meanError(
      truth,
      fold.test.map(day => highs[day - 365]!),
    ),
  });
}
show.table(
  weather.map(({ network, persistence, seasonal }, i) => ({
    'test from': days[foldDays[i]!.test[0]!]!.date,
    'network, °C': network,
    persistence,
    'MASE against it': network / persistence,
    'last year': seasonal,
    'MASE against that': network / seasonal,
  })),
  { title: 'Mean absolute errors of five folds' },
);

// %%
const maseDay = interval(weather.map(({ network, persistence }) => network / persistence));
const maseYear = interval(weather.map(({ network, seasonal }) => network / seasonal));
console.log(`MASE against persistence:      ${inWords(maseDay)}`);
console.log(`MASE against the year before:  ${inWords(maseYear)}`);
show.compiled(weather[4]!.net);

// %% [markdown]
// The network beats both. Against persistence it wins by a few percent only: tomorrow's weather is much like
// today's, and a station that sees no other place cannot know what comes in from the sea. In textbooks, MASE
// divides by the naive error *within the training series*, so that folds can be compared:

// %%
const lastFold = foldDays[4]!;
const textbook = metrics.meanAbsoluteScaledError(
  lastFold.test.map(day => highs[day]!),
  weather[4]!.forecast,
  highs.slice(0, lastFold.train.at(-1)! + 1),
);
console.log(`last fold, scaled by the training series: ${textbook.toFixed(3)}`);

// %% [markdown]
// ## 15.3 Share prices
//
// Next we take the monthly share prices of five companies, and do the same work: windows of six months of
// *returns* (the change in the logarithm of the price), five folds of twelve months, and a gap of six. The naive
// forecast says that the price stays as it is.

// %%
const prices = datasets.stocks().rows;
const months = [...new Set(prices.map(row => row.date))].sort();
const companies = [...new Set(prices.map(row => row.symbol))].map(symbol => {
  const own = new Map(
    prices.filter(row => row.symbol === symbol).map(row => [row.date, Math.log(row.price)]),
  );
  return { symbol, logs: months.map(month => own.get(month)) };
});
const memory = 6;
interface Case {
  readonly month: number;
  readonly seen: number[];
  readonly next: number;
}
const cases: Case[] = companies.flatMap(({ logs }) =>
  months.flatMap((_, month) => {
    const stretch = logs.slice(month - memory - 1, month + 1);
    if (month <= memory || stretch.some(value => value === undefined)) return [];
    const returns = stretch.slice(1).map((value, i) => value! - stretch[i]!);
    return [{ month, seen: returns.slice(0, memory), next: returns[memory]! }];
  }),
);
const stockFolds = datasets.rollingOrigin(months.length, { folds: 5, testSize: 12, gap: memory });

const stockRatios: number[] = [];
for (const [i, fold] of stockFolds.entries()) {
  const [past, future] = [fold.train, fold.test].map(some =>
    cases.filter(({ month }) => some.includes(month)),
  ) as [Case[], Case[]];
  const width = deviation(past.flatMap(({ seen }) => seen));
  const input = (some: Case[]) => tf.tensor3d(some.map(({ seen }) => seen.map(value => [value / width])));
  models.setRandomSeed(150 + i);
  const net = tf.sequential({
    layers: [layers.GRU({ units: 8, inputShape: [memory, 1] }), layers.Dense({ units: 1 })],
  });
  net.compile({ optimizer: tf.train.adam(0.005), loss: 'meanAbsoluteError' });
  await net.fit(input(past), tf.tensor2d(past.map(({ next }) => [next / width])), {
    epochs: 10,
    batchSize: 16,
    verbose: 0,
  });
  const said = Array.from((net.predict(input(future)) as tf.Tensor).dataSync(), value => value * width);
  const truth = future.map(({ next }) => next);
  stockRatios.push(
    meanError(truth, said) /
      meanError(
        truth,
        truth.map(() => 0),
      ),
  );
}
const stockMase = interval(stockRatios);
const stocksDecided = stockMase.high < 1 || stockMase.low > 1;
console.log(`MASE against "the price stays": ${inWords(stockMase)}`);
console.log(
  stocksDecided
    ? `The interval is ${stockMase.high < 1 ? 'below' : 'above'} 1: of these five years only, and without the costs of trading.`
    : 'The interval holds 1: no difference from the naive forecast can be shown.',
);

// %% [markdown]
// If past prices said what comes next, somebody would already have bought. That is the honest result. Most
// notebooks on the web that claim more make one of the following mistakes.
//
// ## 15.4 What goes wrong when ...
//
// **... price levels are forecast, and $R^2$ is reported?** It is above 0.9, for a forecast that knows nothing
// except last month's price.

// %%
const r2 = (truth: readonly number[], forecast: readonly number[]) => {
  const middle = mean(truth);
  return 1 - mean(truth.map((v, i) => (v - forecast[i]!) ** 2)) / mean(truth.map(v => (v - middle) ** 2));
};
const apple = prices.filter(row => row.symbol === 'AAPL').map(row => row.price);
const [now, before] = [apple.slice(1), apple.slice(0, -1)];
const levelR2 = r2(now, before);
console.log(`"as last month", price levels: R² = ${levelR2.toFixed(3)}`);
console.log(
  `the same forecast, as returns:  R² = ${r2(
    now.map((v, i) => Math.log(v / before[i]!)),
    now.map(() => 0),
  ).toFixed(3)}`,
);

// %% [markdown]
// **... the forecast is the truth, shifted?** The picture looks splendid. But look closely: the forecast always
// turns one step *after* the truth. Find out by how many steps you must move it to fit best. A forecast that
// really knows something fits best without being moved.

// %%
show.lines({
  title: 'A splendid forecast?',
  xLabel: 'month',
  yLabel: 'US dollars',
  series: [
    { name: 'price', y: now.slice(-36) },
    { name: '"forecast"', y: before.slice(-36) },
  ],
});
const moved = (steps: number) => meanError(now.slice(0, now.length - steps), before.slice(steps));
const bestMove = [0, 1, 2, 3].reduce((best, steps) => (moved(steps) < moved(best) ? steps : best));
console.log(`it fits best when moved by ${bestMove} month`);

// %% [markdown]
// **... rows are shuffled?** Then tomorrow is in the training set. A "model" that repeats the temperature of the
// nearest day that it knows seems to forecast well. In order of time, the nearest day that it knows is the last
// day of the training, which may be months away.

// %%
const nearest = (known: readonly number[], day: number) =>
  known.reduce((best, other) => (Math.abs(other - day) < Math.abs(best - day) ? other : best));
const all = highs.map((_, day) => day);
const shuffled = datasets.splitIndices(all.length, { testShare: 0.1 });
const shuffledError = meanError(
  Array.from(shuffled.test, day => highs[day]!),
  Array.from(shuffled.test, day => highs[nearest(Array.from(shuffled.train), day)]!),
);
const orderedError = mean(
  foldDays.map(({ train, test }) =>
    meanError(
      test.map(day => highs[day]!),
      test.map(day => highs[nearest(train, day)]!),
    ),
  ),
);
console.log(
  `error of "the nearest day": ${shuffledError.toFixed(2)} °C shuffled, ${orderedError.toFixed(2)} °C in order of time`,
);

// %% [markdown]
// **... the scaler sees all rows?** Apple's mean price until the end of 2004 and its mean price over all ten years
// are far apart. If you scale with the second, you have told the network that prices will rise.

// %%
const [until2005, everything] = [mean(apple.slice(0, 60)), mean(apple)];
console.log(
  `mean price until the end of 2004: ${until2005.toFixed(0)} dollars; over all rows: ${everything.toFixed(0)} dollars`,
);

// %% [markdown]
// **... there is no gap?** Then the first windows of the test contain days that were targets in the training.

// %%
const [noGap] = datasets.rollingOrigin(targets.length, { folds: 1, testSize: 120 });
const lastTrained = targets[noGap!.train.at(-1)!]!;
const crossing = Array.from(noGap!.test, row => targets[row]!).filter(
  day => day - window <= lastTrained,
).length;
console.log(`${crossing} test windows look at days that were trained on; with the gap none`);

// %% [markdown]
// ## 15.5 Medicine: malignant or benign?
//
// The data describe 569 tumours with 30 measurements each. **In the data, class 0 is malignant.** If you ask for
// "the recall" of class 1, you get the recall of the benign cases. We turn the labels round: 1 is malignant, the
// class that we must not miss.
//
// We need three parts: rows to train on; rows to choose by (*validation*), for the temperature and the threshold;
// and rows that we look at once, at the end (*test*).

// %%
const tumours = datasets.breastCancer({ seed: 15 });
const malignant = (y: tf.Tensor1D) => tf.sub(1, y) as tf.Tensor1D;
const fitting = datasets.trainTestSplit(tumours.train.x, malignant(tumours.train.y), {
  seed: 15,
  testShare: 0.3,
  classes: tumours.train.y.dataSync(),
});
const [learn, choose] = [fitting.train, fitting.test];
const testTruth = Array.from(malignant(tumours.test.y).dataSync());
const chooseTruth = Array.from(choose.y.dataSync());
console.log(`${learn.x.shape[0]} to learn, ${choose.x.shape[0]} to choose by, ${testTruth.length} to test`);

const sigmoid = (logit: number) => 1 / (1 + Math.exp(-logit));
const logitsOf = (net: tf.LayersModel, x: tf.Tensor) =>
  Array.from((net.predict(x, { batchSize: 200 }) as tf.Tensor).dataSync());
async function diagnose(hidden: tf.layers.Layer[], seed: number, epochs: number) {
  models.setRandomSeed(seed);
  const inputShape = hidden.length === 0 ? [30] : undefined; // else the first hidden layer has it
  const net = tf.sequential({
    layers: [...hidden, layers.Dense({ units: 1, ...(inputShape && { inputShape }) })],
  });
  net.compile({ optimizer: tf.train.adam(0.01), loss: losses.BinaryCrossentropy({ fromLogits: true }) });
  await net.fit(learn.x, learn.y, { epochs, batchSize: 32, verbose: 0 });
  return net;
}

// %% [markdown]
// The network has two hidden layers. *Logistic regression* has none, and it is the baseline that every such study
// needs. Both are trained five times.

// %%
const hiddenLayers = () => [
  layers.Dense({ units: 16, activation: 'relu', inputShape: [30] }),
  layers.Dense({ units: 8, activation: 'relu' }),
];
const networks5: tf.LayersModel[] = [];
const regressions5: tf.LayersModel[] = [];
for (let seed = 1; seed <= 5; seed++) {
  networks5.push(await diagnose(hiddenLayers(), seed, 30));
  regressions5.push(await diagnose([], seed, 30));
}
const aucOf = (net: tf.LayersModel) => metrics.rocAucScore(testTruth, logitsOf(net, tumours.test.x));
const [networkAuc, regressionAuc] = [networks5, regressions5].map(five => interval(five.map(aucOf))) as [
  ReturnType<typeof interval>,
  ReturnType<typeof interval>,
];
// An area is at most 1.
const below1 = (area: ReturnType<typeof interval>) => ({ ...area, high: Math.min(1, area.high) });
console.log(`area under the ROC curve, network:             ${inWords(below1(networkAuc))}`);
console.log(`area under the ROC curve, logistic regression: ${inWords(below1(regressionAuc))}`);

// %% [markdown]
// The network gains nothing over logistic regression here, and that is worth knowing: the simple model is as good,
// and it can be explained.
//
// The five runs show how much the result depends on the *training*. How much would it change with 113 other
// *patients*? The *bootstrap* draws 113 test rows with replacement, computes the figure again, and repeats this a
// thousand times.

// %%
const net = networks5[0]!;
const testLogits = logitsOf(net, tumours.test.x);
const patients = metrics.bootstrapInterval(testTruth.length, rows =>
  metrics.rocAucScore(
    rows.map(i => testTruth[i]!),
    rows.map(i => testLogits[i]!),
  ),
);
console.log(`other patients: ${patients.low.toFixed(3)} to ${patients.high.toFixed(3)}`);

// %% [markdown]
// ## 15.6 Can its probabilities be trusted?
//
// Networks are often too sure of themselves. Dividing the logits by one number, the *temperature*, can correct
// this, and it does not change which case is judged more likely than another. The temperature is fitted on the
// validation rows.

// %%
const temperature = metrics.fitTemperature(chooseTruth, logitsOf(net, choose.x));
const [raw, cooled] = [testLogits.map(sigmoid), testLogits.map(logit => sigmoid(logit / temperature))];
console.log(
  `temperature: ${temperature.toFixed(2)} (${temperature > 1 ? 'it was too sure' : 'it was not sure enough'})`,
);
show.calibration(testTruth, raw, { bins: 5, title: 'Before' });
show.calibration(testTruth, cooled, { bins: 5, title: 'After' });

// %%
const quality = (name: string, p: number[]) => ({
  probabilities: name,
  Brier: metrics.brierScoreLoss(testTruth, p),
  'log loss': metrics.logLoss(testTruth, p),
  'calibration error (5 bins)': metrics.expectedCalibrationError(testTruth, p),
  'rows per bin': metrics.calibrationCurve(testTruth, p).counts.join(', '),
});
const regressionP = logitsOf(regressions5[0]!, tumours.test.x).map(sigmoid);
show.table([
  quality('network', raw),
  quality('network, with temperature', cooled),
  quality('logistic regression', regressionP),
]);

// %% [markdown]
// Compare the first two rows. A temperature that is fitted to 137 rows, nearly all of them classified correctly,
// is itself uncertain. On the test it may make things better or worse, and in the run that is saved here it made
// them worse. Look at the rows per bin as well: there are hardly any in the middle, so the calibration error is
// uncertain, too. The Brier score needs no bins and is the safer figure. Whether a correction helps must be
// measured, like everything else.
//
// ## 15.7 A threshold, chosen without the test
//
// Missing a malignant tumour is worse than a false alarm. **On the validation rows** we take the highest threshold
// that finds at least 98 % of the malignant tumours. Then we look at the test, once.

// %%
const chooseP = logitsOf(net, choose.x).map(logit => sigmoid(logit / temperature));
const recallAt = (truth: number[], p: number[], threshold: number) =>
  metrics.recallScore(
    truth,
    p.map(v => (v >= threshold ? 1 : 0)),
  );
const candidates = Array.from({ length: 99 }, (_, i) => (99 - i) / 100);
const threshold = candidates.find(at => recallAt(chooseTruth, chooseP, at) >= 0.98)!;
const decided = cooled.map(p => (p >= threshold ? 1 : 0));
show.confusionMatrix(testTruth, decided, { labels: ['benign', 'malignant'] });
const malignantRecall = metrics.recallScore(testTruth, decided);
const recallRange = metrics.bootstrapInterval(testTruth.length, rows =>
  metrics.recallScore(
    rows.map(i => testTruth[i]!),
    rows.map(i => decided[i]!),
  ),
);
console.log(
  `threshold ${threshold}: recall of the malignant ${malignantRecall.toFixed(3)} (other patients: ${recallRange.low.toFixed(3)} to ${recallRange.high.toFixed(3)})`,
);

// %% [markdown]
// If all malignant tumours of the test are found, every bootstrap sample finds all of its tumours, too, and the
// interval is a single point. That does not mean that we can be certain. The *rule of three* helps: if something
// went right $n$ times out of $n$, its true share may, with 95 % confidence, be as low as about $1 - 3/n$. For 42
// tumours that is 0.93.
//
// **What goes wrong when the threshold is chosen on the test?** It looks better than it is, because it was fitted
// to these very patients.

// %%
const bestAfterwards = Math.max(
  ...candidates.map(at =>
    metrics.f1Score(
      testTruth,
      cooled.map(p => (p >= at ? 1 : 0)),
    ),
  ),
);
console.log(
  `F1 on the test: ${metrics.f1Score(testTruth, decided).toFixed(3)} with the honest threshold, ${bestAfterwards.toFixed(3)} with the one chosen afterwards`,
);

// %% [markdown]
// **What goes wrong when the classes are taken as they are?** Then the "recall" of class 1 is that of the benign
// cases. And accuracy flatters: whoever calls every tumour benign is right most of the time, and finds none that
// is malignant.

// %%
const asInData = { truth: testTruth.map(v => 1 - v), said: decided.map(v => 1 - v) };
console.log(
  `"recall" of class 1 as in the data, the benign: ${metrics.recallScore(asInData.truth, asInData.said).toFixed(3)}`,
);
const everybodyBenign = testTruth.map(() => 0);
console.log(
  `everybody benign: accuracy ${metrics.accuracyScore(testTruth, everybodyBenign).toFixed(3)}, tumours found ${metrics.recallScore(testTruth, everybodyBenign)}`,
);

// %% [markdown]
// ## Exercises
//
// **1.** On three days a forecast has errors of 1, 2 and 3 degrees, and the naive forecast has errors of 2, 2 and
// 4. What is the MASE?

// %% tags=["exercise"]
const mase = undefined;
exercise('15.1', mase);

// %% [markdown]
// <details><summary>One solution</summary>
//
// ```typescript
// const mase = (1 + 2 + 3) / (2 + 2 + 4);
// ```
//
// </details>
//
// **2.** A series has 200 rows. A rolling origin has 4 folds, with tests of 20 rows and a gap of 10. How many rows
// does the first fold train on?

// %% tags=["exercise"]
const firstTrain = undefined;
exercise('15.2', firstTrain);

// %% [markdown]
// <details><summary>One solution</summary>
//
// ```typescript
// const firstTrain = 200 - 4 * 20 - 10;
// ```
//
// </details>
//
// **3.** The network gives a logit of 4, and the temperature is 2. Which probability do we report?

// %% tags=["exercise"]
const reported = undefined;
exercise('15.3', reported);

// %% [markdown]
// <details><summary>One solution</summary>
//
// ```typescript
// const reported = 1 / (1 + Math.exp(-4 / 2));
// ```
//
// </details>
//
// **4.** Perhaps the mean of the last few days is a better naive forecast than "as today". For how many days, from
// 1 to 7, is it best? Measure the mean absolute error on the days of all five tests, which are in `testDays`.

// %%
const testDays = foldDays.flatMap(({ test }) => test);
console.log(`${testDays.length} days`);

// %% [markdown]
// Give the number of days.

// %% tags=["exercise"]
const memoryOfDays = undefined;
exercise('15.4', memoryOfDays, highs, testDays);

// %% [markdown]
// <details><summary>One solution</summary>
//
// ```typescript
// const errorOf = (k: number) => mean(testDays.map(day => Math.abs(highs[day]! - mean(highs.slice(day - k, day)))));
// const errors = [1, 2, 3, 4, 5, 6, 7].map(errorOf);
// const memoryOfDays = 1 + errors.indexOf(Math.min(...errors));
// ```
//
// </details>
//
// **5.** A small experiment: a tumour that is missed costs 20 times as much as a false alarm. Which threshold
// makes the mistakes on the validation rows as cheap as possible? The truth is in `chooseTruth`, the probabilities
// are in `chooseP`, and a row counts as malignant if its probability is at least the threshold. The thresholds to
// try are in `candidates`.

// %% tags=["exercise"]
const cheapest = undefined;
exercise('15.5', cheapest, chooseTruth, chooseP);

// %% [markdown]
// <details><summary>One solution</summary>
//
// ```typescript
// const costAt = (threshold: number) =>
//   chooseTruth
//     .map((ill, i) => {
//       const alarm = chooseP[i]! >= threshold;
//       return ill === 1 ? (alarm ? 0 : 20) : alarm ? 1 : 0;
//     })
//     .reduce<number>((sum, cost) => sum + cost, 0);
// const cheapest = candidates.reduce((best, one) => (costAt(one) < costAt(best) ? one : best));
// ```
//
// </details>
//
// ## What you have learnt
//
// - A forecast counts only against a naive one, in order of time, over several folds, with a gap.
// - Where nothing can be shown, say so. An interval that contains 1 shows no difference.
// - Most splendid forecasts are the truth a step later, or they have seen the future.
// - A diagnosis needs a simple baseline, an interval, calibrated probabilities, and a threshold that was chosen
//   before the test.
//
// This was the last lesson. [The table of contents](00-contents.ipynb) shows what you have done, and [lesson
// 1](01-first-network.ipynb) is where you began. First, was this lesson's promise kept?

// %%
verify({
  'no window of a test reaches into its training': separate,
  'the weather forecast beats persistence (MASE below 1 over five folds)': maseDay.middle < 1,
  'and the same day of the year before, interval and all': maseYear.high < 1,
  'of share prices the interval is said': Number.isFinite(stockMase.low),
  'a lag alone has an R² above 0.9 of price levels': levelR2 > 0.9,
  'the splendid forecast is the truth a month later': bestMove === 1,
  'shuffling makes the nearest day look at least twice as good': orderedError > 2 * shuffledError,
  'tumours are told apart with an area of at least 0.98': networkAuc.middle >= 0.98,
  'temperature does not raise the log loss where it was fitted':
    metrics.logLoss(chooseTruth, chooseP) <=
    metrics.logLoss(chooseTruth, logitsOf(net, choose.x).map(sigmoid)) + 1e-6,
});
