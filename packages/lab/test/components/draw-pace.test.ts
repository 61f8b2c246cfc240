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
  const pace = new DrawPace(processors);
  pace.begin();
  frame(ms / 2);
  frame(ms / 2);
  return pace.interval(100);
}

test('a drawing that is ready in a frame comes as often as the settings say', () => {
  expect(intervalAfter(8, 16)).toBe(100);
});

test('a drawing takes at most a fiftieth of all processors', () => {
  expect(intervalAfter(2, 17 + 40)).toBe(1000);
  expect(intervalAfter(8, 17 + 40)).toBe(250);
});

test('a very slow machine still draws every two seconds', () => {
  expect(intervalAfter(1, 5000)).toBe(2000);
});
