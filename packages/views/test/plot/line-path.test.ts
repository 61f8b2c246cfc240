import { linePath } from '../../src/plot/line-path';

const same = (value: number): number => value;

test('linePath joins points and starts again after a gap', () => {
  expect(linePath({ x: [0, 1, 2, 3], y: [1, 2, null, 4] }, same, same)).toBe('M0 1L1 2M3 4');
});
