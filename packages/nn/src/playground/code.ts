import { literal, type PlaygroundSettings } from '@epochlab/views';
import type { Playground } from './playground';
import type { Script } from './script';
import { defaultSettings } from './settings/check-settings';
import type { TrainerStart } from './trainer';

/**
 * TypeScript for a cell that builds this network and trains it as it was trained. Where plain `fit` computes the same, it is a plain model; a remainder of
 * the data that is carried over, a step towards zero, or something that was done meanwhile, only the playground has.
 */
export function codeOf(playground: Playground, script: Script, start: TrainerStart | undefined): string {
  const { settings, source, trainer } = playground;
  const remainder = trainer.samples.train.length % settings.batchSize;
  const isFit = remainder === 0 && settings.regularization === 'none' && !source.isOwn && !start;
  return isFit && script.isPlain ? modelCode(playground) : playgroundCode(playground.epoch, script, start);
}

function playgroundCode(epoch: number, script: Script, start: TrainerStart | undefined): string {
  const { settings, data } = script.beginning;
  const options = [data, ...changed(settings), ...(start ? [literalOptions({ ...start })] : [])];
  return [
    `const p = show.playground({ ${options.filter(part => part !== '').join(', ')} });`,
    ...script.lines(epoch, start?.epoch),
    `console.log('loss', p.history.loss.at(-1), 'test loss', p.history.testLoss.at(-1));`,
  ].join('\n');
}

function modelCode({ settings, trainer: { network, task }, epoch }: Playground): string {
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
    `const { train, test, weights } = datasets.playground({ ${changed({ ...settings, stop: {} }).join(', ')} });`,
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
    `  epochs: ${Math.max(1, epoch)},`,
    `  batchSize: ${settings.batchSize},`,
    '  shuffle: false,',
    '  validationData: [test.x, test.y],',
    '});',
    "console.log('loss', model.evaluate(train.x, train.y).dataSync()[0]);",
  ].join('\n');
}

/** The settings that are not the defaults, as they stand in an object. */
function changed(settings: PlaygroundSettings): string[] {
  const defaults = defaultSettings('');
  return Object.entries(settings)
    .filter(([name, value]) => literal(value) !== literal(defaults[name as keyof PlaygroundSettings]))
    .map(([name, value]) => `${name}: ${literal(value)}`);
}

const literalOptions = (options: object): string => literal(options).slice(2, -2);
