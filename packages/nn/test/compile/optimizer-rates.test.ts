import { layers, models, optimizers, type tf } from '@epochlab/nn';

const compiledWith = (optimizer: string | tf.Optimizer) => {
  const model = models.Sequential([layers.Dense(1, { inputShape: [2] })]);
  model.compile({ optimizer, loss: 'meanSquaredError' });
  return model.optimizer as tf.Optimizer & { learningRate: number };
};

describe('an optimizer whose name means one rate to tfjs and another to Keras', () => {
  const warn = jest.spyOn(console, 'warn').mockImplementation(() => {});
  beforeEach(() => warn.mockClear());
  afterAll(() => warn.mockRestore());

  it.each([
    ['adagrad', 0.01],
    ['adadelta', 1],
    ['adamax', 0.002],
  ])('%s has that of tfjs, and says once where that of Keras is', (name, rate) => {
    expect(compiledWith(name).learningRate).toBe(rate);
    compiledWith(name);
    expect(warn.mock.calls.flat()).toEqual([
      expect.stringMatching(new RegExp(`'${name}'.*${rate}.*0\\.001.*optimizers\\.\\w+\\(\\)`)),
    ]);
  });

  it("Keras's own function has Keras's, and is silent", () => {
    expect(compiledWith(optimizers.Adadelta()).learningRate).toBe(0.001);
    compiledWith('adam');
    expect(warn).not.toHaveBeenCalled();
  });
});
