import { availableParallelism } from 'node:os';
import type { Comm, ToView } from '@epochlab/views';
import { Run } from '../../src/live/run/run';
import { Viewer } from '../../src/live/view/viewer';

type Append = Extract<ToView, { type: 'append' }>;

/** A run that is under way, and what its viewer has sent since. */
function watched() {
  const run = new Run({ title: 'net', epochs: 2, stepsPerEpoch: 1000 });
  const sent: Append[] = [];
  const comm = {
    send: (message: ToView) => void (message.type === 'append' && sent.push(message)),
    onClose: () => undefined,
  } as unknown as Comm;
  run.begin();
  run.beginEpoch(0);
  new Viewer(comm, run);
  return { run, sent };
}

/** Takes a step every so many milliseconds. */
async function steps(run: Run, count: number, every: number): Promise<void> {
  for (let i = 0; i < count; i++) {
    await jest.advanceTimersByTimeAsync(every);
    run.addSteps(run.progress.step, 1, [[{ metric: 'loss' }, [1]]]);
  }
}

beforeEach(() => jest.useFakeTimers());
afterEach(() => {
  jest.restoreAllMocks();
  jest.useRealTimers();
});

/** Lets the process take as many processors from now on. */
function take(processors: number): void {
  jest.spyOn(process, 'cpuUsage').mockImplementation(before => ({
    user: processors * 1000 * performance.now() - (before?.user ?? 0),
    system: 0,
  }));
}

test('a view gets news of a run that goes on at most seven times a second, and at least once', async () => {
  const { run, sent } = watched();
  await steps(run, 500, 10);
  expect(sent.length).toBeGreaterThanOrEqual(5);
  expect(sent.length).toBeLessThanOrEqual(35);
});

test.each([
  ['all processors', 0, 2000],
  ['all but one', 1, Math.min(1000, Math.max(150, 2000 / availableParallelism()))],
])('a view gets news of a run that takes %s at a pace of its own', async (_, spare, ms) => {
  take(availableParallelism() - spare);
  const { run, sent } = watched();
  await steps(run, 1000, 10);
  const [before, last] = sent.slice(-2).map(({ progress }) => progress.secondsElapsed);
  expect(Math.abs(1000 * ((last ?? 0) - (before ?? 0)) - ms)).toBeLessThanOrEqual(10);
});

test('a view gets a step that is waited for soon', async () => {
  const { run, sent } = watched();
  await steps(run, 100, 10);
  run.setStatus('paused');
  await jest.advanceTimersByTimeAsync(1000);
  const before = sent.length;
  run.addSteps(run.progress.step, 1, [[{ metric: 'loss' }, [1]]]);
  await jest.advanceTimersByTimeAsync(150);
  expect(sent.slice(before).map(message => message.progress.step)).toEqual([101]);
});

test('a view gets a pause at once, with the batch that it came into', async () => {
  const { run, sent } = watched();
  await steps(run, 100, 10);
  run.setStatus('paused');
  await steps(run, 1, 20);
  await jest.advanceTimersByTimeAsync(250);
  const paused = sent.filter(message => message.status === 'paused');
  expect(paused.map(message => message.progress.step)).toEqual([101]);
});

test.each(['stopping', 'finished', 'failed'] as const)('a view gets %s at once', async status => {
  const { run, sent } = watched();
  await steps(run, 100, 10);
  run.setStatus(status);
  await jest.advanceTimersByTimeAsync(250);
  expect(sent.at(-1)?.status).toBe(status);
});

test('a view gets a learning rate that the user sets at once, one that a schedule changes with the next points', async () => {
  const { run, sent } = watched();
  await steps(run, 100, 10);
  run.learningRate = 0.1;
  run.note('learningRate', 'learning rate 0.1');
  await jest.advanceTimersByTimeAsync(250);
  expect(sent.at(-1)?.events).toHaveLength(1);
  const before = sent.length;
  for (let i = 0; i < 400; i++) {
    run.learningRate = 0.1 / (i + 1);
    await steps(run, 1, 10);
  }
  expect(sent.length - before).toBeLessThanOrEqual(28);
});
