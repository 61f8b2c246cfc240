import { throttled } from '../../src/components/throttle';

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

const slot = () => {
  const times: number[] = [];
  const start = performance.now();
  return {
    times,
    ...throttled(
      () => times.push(performance.now() - start),
      () => 100,
      () => 12,
    ),
  };
};

test('the first call runs at once, those that follow once an interval, the last one too', () => {
  const { times, call } = slot();
  call('running');
  jest.advanceTimersByTime(0);
  for (let i = 0; i < 25; i++) {
    jest.advanceTimersByTime(10);
    call('running');
  }
  jest.advanceTimersByTime(1000);
  expect(times).toEqual([0, 100, 200, 300]);
});

test('a call that cannot wait runs at once, in the place of one that waits', () => {
  const { times, call, callNow } = slot();
  callNow();
  jest.advanceTimersByTime(30);
  call('running');
  callNow();
  jest.advanceTimersByTime(1000);
  expect(times).toEqual([0, 30]);
});

test('a call of another phase runs at once', () => {
  const { times, call } = slot();
  call('running');
  jest.advanceTimersByTime(30);
  call('running');
  call('paused');
  jest.advanceTimersByTime(30);
  call('paused');
  jest.advanceTimersByTime(1000);
  expect(times).toEqual([0, 30, 130]);
});

test('a call that may not wait long runs after the shorter interval, in the place of one that waits', () => {
  const { times, call, callNow, callSoon } = slot();
  callNow();
  jest.advanceTimersByTime(10);
  call('running');
  callSoon();
  callSoon();
  call('running');
  jest.advanceTimersByTime(20);
  call('running');
  jest.advanceTimersByTime(1000);
  expect(times).toEqual([0, 12, 112]);
});

test('nothing runs after the end', () => {
  const { times, call, dispose } = slot();
  call('running');
  dispose();
  jest.advanceTimersByTime(1000);
  expect(times).toEqual([]);
});
