import { DrawPace } from '../../src/components/draw-pace';

/** Frames that take as long as a test says. */
function frames() {
  let now = 0;
  const waiting: (() => void)[] = [];
  jest.spyOn(performance, 'now').mockImplementation(() => now);
  Object.assign(globalThis, { requestAnimationFrame: (action: () => void) => waiting.push(action) });
  return (ms: number): void => {
    now += ms;
    waiting.splice(0).forEach(action => action());
  };
}

afterEach(() => jest.restoreAllMocks());

function intervalAfter(processors: number, ms: number): number {
  const frame = frames();
  const pace = new DrawPace(processors, 5000);
  pace.begin()();
  frame(ms / 2);
  frame(ms / 2);
  return pace.interval(100);
}

test('a drawing that is ready in a frame comes as often as the settings say', () => {
  expect(intervalAfter(8, 16)).toBe(100);
});

test('a drawing takes the page at most a two-hundredth of all processors', () => {
  expect(intervalAfter(2, 17 + 40)).toBe(4000);
  expect(intervalAfter(8, 17 + 40)).toBe(1000);
});

test('a very slow machine still draws as often as it must', () => {
  expect(intervalAfter(1, 5000)).toBe(5000);
});

test('drawings that overlap count as one, up to the frame after the last', () => {
  const frame = frames();
  const pace = new DrawPace(2, 5000);
  const [first, second] = [pace.begin(), pace.begin()];
  first();
  frame(10);
  second();
  frame(10);
  frame(17);
  expect(pace.interval(0)).toBe(2000);
});

test('a drawing that happens to be quick brings the next one nearer by a fifth', () => {
  const frame = frames();
  const pace = new DrawPace(2, 5000);
  const draw = (ms: number): void => {
    pace.begin()();
    frame(ms);
    frame(0);
  };
  draw(17 + 40);
  draw(17);
  expect(pace.interval(0)).toBe(3200);
  draw(17 + 10);
  expect(pace.interval(0)).toBe(2560);
  draw(17 + 45);
  expect(pace.interval(0)).toBe(4500);
});
