import { inspect } from 'node:util';
import { tf } from '@epochlab/nn';
import '../src/inspect-models';

/** The output that a notebook shows of a value that follows Deno's convention. */
const shown = (value: object): unknown =>
  (value as Record<symbol, (() => unknown) | undefined>)[Symbol.for('Jupyter.display')]?.call(value);

const model = tf.sequential({ name: 'digits' });

test('a model, its layers and the history of its training are told in a line, not by their internals', async () => {
  expect(inspect(model)).toBe('Sequential "digits", 0 layers');
  model.add(tf.layers.dense({ units: 2, inputShape: [3], name: 'first' }));
  model.add(tf.layers.dense({ units: 1, name: 'last' }));
  expect(inspect({ model })).toBe('{ model: Sequential "digits", 2 layers }');
  expect(inspect(model.layers)).toBe('[ Dense "first", 8 parameters, Dense "last", 3 parameters ]');
  expect(inspect(tf.layers.dense({ units: 1, name: 'loose' }))).toBe('Dense "loose"');
  model.compile({ loss: 'meanSquaredError', optimizer: 'sgd' });
  const history = await model.fit(tf.zeros([4, 3]), tf.zeros([4, 1]), { epochs: 2, verbose: 0 });
  expect(inspect(model)).toBe('Sequential "digits", 2 layers, 11 parameters');
  expect(inspect(history)).toBe('History of 2 epochs, the last with loss 0');
});

test('a model as the result of a cell is its summary', () => {
  expect(Object.keys(shown(model) as object)).toEqual(
    expect.arrayContaining(['application/vnd.epochlab.view.v1+json', 'text/html', 'text/plain']),
  );
  expect(shown(tf.sequential({ name: 'later' }))).toEqual({ 'text/plain': 'Sequential "later", 0 layers' });
});
