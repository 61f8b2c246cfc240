import { show } from '../../src';
import { stopReason } from '../../src/playground/stop';

beforeEach(() => jest.spyOn(console, 'log').mockImplementation(() => undefined));
afterEach(() => jest.restoreAllMocks());

const history = (testLoss: readonly number[], loss = testLoss) => ({
  epoch: testLoss.map((_, i) => i),
  loss: [...loss],
  testLoss: [...testLoss],
  accuracy: [],
  testAccuracy: [],
  seconds: testLoss.map(() => 0),
});

test('a rule ends a run at its epoch, its loss, or after as many epochs without progress', () => {
  const falling = history([0.5, 0.4, 0.3, 0.3, 0.2999, 0.31]);
  expect(stopReason({ epoch: 5 }, falling, 0)).toBe('Stopped after epoch 5, as set.');
  expect(stopReason({ epoch: 6 }, falling, 0)).toBeUndefined();
  expect(stopReason({ loss: 0.31 }, falling, 0)).toBe(
    'Stopped after epoch 5: the training loss is 0.31, at most 0.31 as set.',
  );
  // 0.2999 is less than a thousandth below 0.3: the last progress was in epoch 2.
  expect(stopReason({ patience: 3 }, falling, 0)).toBe(
    'Stopped after epoch 5: the test loss has made no progress for 3 epochs.',
  );
  expect(stopReason({ patience: 4 }, falling, 0)).toBeUndefined();
});

test('a rule that is met already where training begins does not hold it', () => {
  const low = history([0.5, 0.2, 0.1]);
  expect(stopReason({ epoch: 1, loss: 0.3, patience: 1 }, low, 1)).toBeUndefined();
  expect(stopReason({ patience: 1 }, history([0.5, 0.2, 0.2]), 1)).toMatch(/no progress for 1 epochs/);
});

test('train goes to a loss, to so many epochs, or until there is no progress, and says which', async () => {
  const p = show.playground({ dataset: 'gauss', seed: 1, visible: false });
  await p.train({ epochs: 200, loss: 0.02 });
  expect(p.history.loss.at(-1)).toBeLessThanOrEqual(0.02);
  expect(p.history.loss.at(-2)).toBeGreaterThan(0.02);
  expect(p.message).toMatch(
    /^Stopped after epoch \d+: the training loss is 0\.0\d+, at most 0\.02 as set\.$/,
  );
  const { epoch } = p;
  await p.train(2);
  expect([p.epoch, p.message]).toEqual([epoch + 2, '']);
  p.set({ learningRate: 1e-12 });
  await p.train({ patience: 4 });
  expect(p.epoch).toBe(epoch + 6);
  await expect(p.train({ patience: 0 })).rejects.toThrow('expected epochs (a whole number from 1)');
  await expect(p.train({})).rejects.toThrow('the rules are {}');
  p.dispose();
});

test('the rules of the settings stop what is played, and pressing Train once more goes on', async () => {
  const p = show.playground({ dataset: 'gauss', seed: 1, stop: { epoch: 3 }, visible: false });
  const settled = (): Promise<void> =>
    new Promise(resolve => {
      const { dispose } = p.changed.on(change => {
        if (change !== 'settled') return;
        dispose();
        resolve();
      });
    });
  const first = settled();
  p.play();
  await first;
  expect([p.epoch, p.status, p.message]).toEqual([3, 'paused', 'Stopped after epoch 3, as set.']);
  const second = settled();
  p.set({ stop: { epoch: 5 } });
  p.play();
  await second;
  expect(p.epoch).toBe(5);
  p.reset();
  expect(p.message).toBe('');
  p.dispose();
});
