import { DrawPace } from '../../src/components/draw-pace';

let now = 0;

/** Frames that take as long as a test says, from what asked for them to the end of their painting. */
function frames() {
  const waiting: (() => void)[] = [];
  Object.assign(globalThis, { requestAnimationFrame: (action: () => void) => waiting.push(action) });
  return (ms: number): void => {
    waiting.splice(0).forEach(action => action());
    now += ms;
    // Work that was put off until after the frame.
    jest.advanceTimersByTime(1);
  };
}

beforeEach(() => {
  jest.useFakeTimers({ doNotFake: ['performance', 'requestAnimationFrame'] });
  jest.spyOn(performance, 'now').mockImplementation(() => now);
});
afterEach(() => {
  jest.restoreAllMocks();
  jest.useRealTimers();
});

function intervalAfter(machine: number, ms: number): number {
  const frame = frames();
  const pace = new DrawPace(machine / 1000, 50_000);
  pace.begin()();
  frame(ms);
  return pace.interval(100);
}

test('a drawing that is ready in a frame comes as often as the settings say', () => {
  expect(intervalAfter(8, 16)).toBe(100);
});

test('a drawing takes the page at most its share of the processors, here a thousandth', () => {
  expect(intervalAfter(2, 17 + 40)).toBe(20_000);
  expect(intervalAfter(8, 17 + 40)).toBe(5000);
});

test('a very slow machine still draws as often as it must', () => {
  expect(intervalAfter(1, 5000)).toBe(50_000);
});

test('drawings that overlap count as one, up to the frame of the last', () => {
  const frame = frames();
  const pace = new DrawPace(2 / 1000, 50_000);
  const [first, second] = [pace.begin(), pace.begin()];
  first();
  frame(10);
  second();
  frame(27);
  expect(pace.interval(0)).toBe(10_000);
});

test('a drawing that happens to be quick brings the next one nearer by a fifth', () => {
  const frame = frames();
  const pace = new DrawPace(2 / 1000, 50_000);
  const draw = (ms: number): void => {
    pace.begin()();
    frame(ms);
  };
  draw(17 + 40);
  draw(17);
  expect(pace.interval(0)).toBe(16_000);
  draw(17 + 10);
  expect(pace.interval(0)).toBe(12_800);
  draw(17 + 45);
  expect(pace.interval(0)).toBe(22_500);
});
