import { project } from '../../src/embedding/project';

test('two dimensions stay as they are', () => {
  const points = { x: [1], y: [2] };
  expect(project(points)).toEqual(points);
});

test('three dimensions are seen at an angle: no axis vanishes', () => {
  const { x, y } = project({ x: [1, 0, 0], y: [0, 1, 0], z: [0, 0, 1] });
  x.forEach((_, i) => expect(Math.hypot(x[i] ?? 0, y[i] ?? 0)).toBeGreaterThan(0.3));
});
