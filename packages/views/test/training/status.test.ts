import { hasDiverged, trainingFacts, type TrainingState } from '../../src';
import { failed, finished, running, waiting } from '../fixtures/training';

test.each<[TrainingState, string[]]>([
  [waiting, ['20 epochs, waiting for the first step']],
  [running, ['epoch 7 of 20', '1\u202f240 steps/s', '0:04 left']],
  [{ ...running, status: 'paused' }, ['epoch 7 of 20, step 17 of 25', 'after 3 s']],
  [{ ...running, status: 'stopping' }, ['epoch 7 of 20, step 17 of 25']],
  [
    { ...running, status: 'stopped', message: 'stopped by you at epoch 7, step 17' },
    ['stopped by you at epoch 7, step 17', 'after 3 s'],
  ],
  [finished, ['20 epochs in 1:23', '1\u202f240 steps/s']],
  [
    { ...running, status: 'finished', message: 'early stopping: loss no better for 3 epochs' },
    ['7 of 20 epochs in 3 s', '1\u202f240 steps/s', 'early stopping: loss no better for 3 epochs'],
  ],
  [failed, ['failed at epoch 7 of 20, step 17 of 25', 'after 3 s']],
])('the facts of a run: $status', (state, facts) => expect(trainingFacts(state)).toEqual(facts));

test('a run whose last loss is no number has diverged, and does not just finish', () => {
  const loss = { metric: 'loss', set: 'training', per: 'epoch', x: [1, 2] } as const;
  expect(hasDiverged({ ...finished, series: [{ ...loss, y: [2, null] }] })).toBe(true);
  expect(hasDiverged({ ...finished, series: [{ ...loss, y: [null, 2] }] })).toBe(false);
  expect(hasDiverged({ ...running, series: [{ ...loss, y: [2, null] }] })).toBe(false);
});
