import { layers, models, tf } from '@epochlab/nn';

describe('what is mended in tfjs', () => {
  it('a Sequential has the history of its last fit', async () => {
    const model = models.Sequential([layers.Dense(1, { inputShape: [1] })]);
    expect(model.history).toBeUndefined();
    model.compile({ optimizer: 'sgd', loss: 'mse' });
    const history = await model.fit([[1]], [1], { epochs: 2, verbose: 0 });
    expect(model.history).toBe(history);
  });

  it('an LSTM of usual size is made without a warning', () => {
    const warn = jest.spyOn(console, 'warn').mockImplementation(() => undefined);
    layers.LSTM(32).apply(tf.zeros([1, 2, 3]));
    expect(warn).not.toHaveBeenCalled();
    warn.mockRestore();
  });
});
