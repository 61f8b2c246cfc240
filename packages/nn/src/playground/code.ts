import type { PlaygroundSettings } from '@epochlab/views';
import type { Playground } from './playground';
import { defaultSettings } from './settings/check-settings';

/**
 * TypeScript for a cell that builds and trains this network. Where plain `fit` computes the same, it is a plain model; a remainder of the
 * data that is carried over, or a step towards zero, only the playground's own rule has.
 */
export function codeOf(playground: Playground): string {
  const { settings, source, trainer } = playground;
  const epochs = Math.max(1, playground.epoch);
  if (source.isOwn) return playgroundCode('{ x, y }, ', settings, epochs);
  const remainder = trainer.samples.train.length % settings.batchSize;
  const isPlain = remainder === 0 && settings.regularization === 'none' && !isHeld(playground);
  return isPlain ? modelCode(playground, epochs) : playgroundCode('', settings, epochs);
}

/** Whether some of the weights do not learn. */
const isHeld = ({ trainer: { network } }: Playground): boolean =>
  network.frozen.includes(true) ||
  network.learning.some(layer => layer.some(row => row.some(learns => learns === 0)));

function playgroundCode(data: string, settings: PlaygroundSettings, epochs: number): string {
  return [
    `const p = show.playground(${data}${optionsCode(settings)});`,
    `await p.train(${epochs});`,
    `console.log('loss', p.history.loss.at(-1), 'test loss', p.history.testLoss.at(-1));`,
  ].join('\n');
}

function modelCode({ settings, trainer: { network, task } }: Playground, epochs: number): string {
  const layers = network.model.layers.map((layer, i) => {
    const config = layer.getConfig();
    const input = i === 0 ? `, inputShape: [${settings.features.length}]` : '';
    return `    tf.layers.dense({ units: ${String(config['units'])}, activation: '${String(config['activation'])}'${input} }),`;
  });
  const loss =
    task.loss === 'halfSquaredError'
      ? '(y, predicted) => tf.mean(tf.mul(0.5, tf.square(tf.sub(predicted, y))))'
      : `(y, predicted) => tf.metrics.binaryCrossentropy(tf.mul(0.5, tf.add(y, 1)), tf.mul(0.5, tf.add(predicted, 1))).mean()`;
  return [
    `const { train, test, weights } = datasets.playground(${optionsCode(settings)});`,
    'const model = tf.sequential({',
    '  layers: [',
    ...layers,
    '  ],',
    '});',
    'model.setWeights(weights); // the initial weights of the same seed',
    'model.compile({',
    `  optimizer: tf.train.sgd(${settings.learningRate}),`,
    `  loss: ${loss},`,
    '});',
    'await model.fit(train.x, train.y, {',
    `  epochs: ${epochs},`,
    `  batchSize: ${settings.batchSize},`,
    '  shuffle: false,',
    '  validationData: [test.x, test.y],',
    '});',
    "console.log('loss', model.evaluate(train.x, train.y).dataSync()[0]);",
  ].join('\n');
}

/** The settings that are not the defaults, as an object literal. */
function optionsCode(settings: PlaygroundSettings): string {
  const defaults = defaultSettings('');
  const changed = Object.entries(settings).filter(
    ([name, value]) => JSON.stringify(value) !== JSON.stringify(defaults[name as keyof PlaygroundSettings]),
  );
  const parts = changed.map(([name, value]) => `${name}: ${literal(value)}`);
  return `{ ${parts.join(', ')} }`;
}

const literal = (value: unknown): string =>
  Array.isArray(value)
    ? `[${value.map(literal).join(', ')}]`
    : typeof value === 'string'
      ? quoted(value)
      : String(value);

const quoted = (text: string): string =>
  `'${JSON.stringify(text).slice(1, -1).replaceAll("'", "\\'").replaceAll('\\"', '"')}'`;
