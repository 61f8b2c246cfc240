/** Builds the models of training-models.json in tfjs; `training_keras.py` builds the same ones in Keras. */
import { readFileSync } from 'node:fs';

export const SPECS = JSON.parse(readFileSync(new URL('training-models.json', import.meta.url), 'utf8'));

/** Keras's name of a layer to that of its maker in tfjs: `MaxPooling2D` to `maxPooling2d`, `LSTM` to `lstm`. */
const makerName = name =>
  /^[A-Z]+$/.test(name) ? name.toLowerCase() : name[0].toLowerCase() + name.slice(1).replace(/D$/, 'd');

/** Each layer takes the one before it, unless it says `of` which. */
function network(tf, { inputs, layers }) {
  const named = new Map();
  const starts = inputs.map(({ shape, name = 'x' }) => {
    const input = tf.input({ shape });
    named.set(name, input);
    return input;
  });
  let last = starts[0];
  for (const [name, args, { of, name: as } = {}] of layers) {
    const from = of ? of.map(source => named.get(source)) : [last];
    last = tf.layers[makerName(name)](args).apply(from.length === 1 ? from[0] : from);
    if (as) named.set(as, last);
  }
  return tf.model({ inputs: starts, outputs: last });
}

const values = (tf, rows, { classes, shape = [1] }) =>
  classes
    ? tf.randomUniform([rows, ...shape], 0, classes, 'int32').toFloat()
    : tf.randomUniform([rows, ...shape]);

/** A compiled model with random data and the arguments of `fit`. */
export function build(tf, name) {
  const spec = SPECS[name];
  const { loss, target, rows, fit } = spec;
  const model = network(tf, spec);
  model.compile({ optimizer: 'adam', loss, metrics: target.classes ? ['accuracy'] : [] });
  const x = spec.inputs.map(input => values(tf, rows, input));
  return { model, x: x.length === 1 ? x[0] : x, y: values(tf, rows, target), fit };
}

/** How many training steps one `fit` takes. */
export function stepsOf(name) {
  const { rows, fit } = SPECS[name];
  return fit.epochs * Math.ceil((rows * (1 - (fit.validationSplit ?? 0))) / fit.batchSize);
}
