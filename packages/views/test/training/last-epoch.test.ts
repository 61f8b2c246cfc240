import { lastEpoch, type Series, type TrainingState } from '../../src';
import { running } from '../fixtures/training';

const run = (
  epochs: number,
  reached: number,
  status: TrainingState['status'] = 'running',
  secondsLeft: number | null = 100,
): TrainingState => ({
  ...running,
  status,
  progress: { ...running.progress, epochs, secondsElapsed: 10, secondsLeft },
  series: [
    {
      metric: 'loss',
      set: 'training',
      per: 'batch',
      x: reached > 0 ? [reached] : [],
      y: reached > 0 ? [1] : [],
    },
  ],
});

test.each([
  ['a short run has its whole length from the start', run(20, 0.1), 20],
  ['so has one that is soon over', run(1000, 30, 'running', 50), 1000],
  ['one of which that is not known begins short', run(1000, 0, 'running', null), 10],
  ['a long run begins short', run(1000, 0), 10],
  ['a long run grows in round steps', run(1000, 30), 50],
  ['a long run mostly done has its whole length', run(1000, 400), 1000],
  ['a run that ended early ends there', run(1000, 42, 'stopped'), 42],
  ['a run that failed before its first step has the length planned', run(5, 0, 'failed'), 5],
])('%s', (_, state, end) => expect(lastEpoch(state)).toBe(end));

test('a million series do not exhaust the stack', () => {
  const [series] = run(5, 3).series as readonly [Series];
  expect(lastEpoch({ ...run(5, 3), series: Array.from({ length: 300_000 }, () => series) })).toBe(5);
});
