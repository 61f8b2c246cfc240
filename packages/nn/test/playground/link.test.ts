import { defaultSettings } from '../../src/playground/settings/check-settings';
import { linkOf, readLink } from '../../src/playground/settings/link';

// The link that the page itself makes for its defaults, with `seed` written as it writes it.
const OF_THE_PAGE =
  'https://playground.tensorflow.org/#activation=tanh&batchSize=10&dataset=circle&regDataset=reg-plane&learningRate=0.03&regularizationRate=0&noise=0&networkShape=4,2&seed=0.78543&showTestData=false&discretize=false&percTrainData=50&x=true&y=true&xTimesY=false&xSquared=false&ySquared=false&cosX=false&sinX=false&cosY=false&sinY=false&collectStats=false&problem=classification&initZero=false&hideText=false';

test('a link of the page says its defaults, without a note', () => {
  const { settings, notes, hidden } = readLink(OF_THE_PAGE);
  expect({ ...defaultSettings(''), ...settings }).toEqual(defaultSettings('0.78543'));
  expect([notes, hidden]).toEqual([[], []]);
});

test('a link that was written is read as the same settings', () => {
  const settings = {
    ...defaultSettings('0.5'),
    activation: 'relu' as const,
    networkShape: [8, 8, 8, 8, 8, 8, 8, 8, 8],
    features: ['x', 'xTimesY', 'cosY'] as const,
    problem: 'regression' as const,
    noise: 35,
    initZero: true,
  };
  expect({ ...defaultSettings(''), ...readLink(linkOf(settings)).settings }).toEqual(settings);
});

test("values outside of the page's ranges count, as its users share them to get larger networks", () => {
  const { settings, notes } = readLink(
    '#networkShape=32,32,32,32,32,32,32,32&batchSize=500&noise=65&learningRate=0.00007',
  );
  expect(settings).toEqual({
    networkShape: [32, 32, 32, 32, 32, 32, 32, 32],
    batchSize: 500,
    noise: 65,
    learningRate: 0.00007,
  });
  expect(notes).toEqual([]);
});

test.each([
  ['noise=2000', { noise: 50 }, 'noise above 80 is 50, as on the page'],
  ['noise=-4', { noise: 0 }, 'noise below 0 is 0'],
  ['wrong=1', {}, "'wrong' is not known and was passed over"],
  ['activation=swish', {}, 'activation=swish was passed over: it is none of relu, tanh, sigmoid, linear'],
  ['learningRate=fast', {}, 'learningRate=fast was passed over: expected a number above 0'],
  [
    'networkShape=4,0',
    {},
    'networkShape=4,0 was passed over: expected at most 32 layers of 1 to 256 neurons, with commas between them',
  ],
  ['toString=1', {}, "'toString' is not known and was passed over"],
])('#%s is named, and not fatal', (part, settings, note) => {
  expect(readLink(`#${part}`)).toEqual({ settings, hidden: [], notes: [note] });
});

test('an empty shape has no hidden layer, and controls and inputs can be hidden', () => {
  const { settings, hidden } = readLink('#networkShape=&playButton_hide=true&x_hide=true&noise_hide=false');
  expect(settings).toEqual({ networkShape: [] });
  expect(hidden).toEqual(['playButton', 'x']);
});

test('features are those that are on, in the order of the inputs', () => {
  expect(readLink('#sinX=true&x=false&xSquared=true').settings.features).toEqual(['y', 'xSquared', 'sinX']);
});

test('a text that is no link is refused with an example', () => {
  expect(() => readLink('spiral')).toThrow(
    'This is no link of TensorFlow Playground: "spiral". Expected https://playground.tensorflow.org/#activation=tanh&..., or settings as { activation: \'tanh\' }; ',
  );
});
