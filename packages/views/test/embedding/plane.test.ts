import { embeddingPlane } from '../../src';
import { crowdedWords, named } from '../fixtures/embedding';

const ROOM = { width: 600, height: 300 } as const;

test('both directions share a scale, and all points lie within the box', () => {
  const { x, y, axes } = embeddingPlane(crowdedWords, ROOM);
  const [across, up] = [axes.x.domain, axes.y.domain].map(([low, high]) => high - low) as [number, number];
  expect(across / ROOM.width).toBeCloseTo(up / ROOM.height, 12);
  for (const [values, [low, high]] of [
    [x, axes.x.domain],
    [y, axes.y.domain],
  ] as const) {
    expect(Math.min(...values)).toBeGreaterThan(low);
    expect(Math.max(...values)).toBeLessThan(high);
  }
});

test('names that have no room are left out, those of points that stand apart all show', () => {
  const shown = embeddingPlane(crowdedWords, ROOM).sides.filter(side => side !== null);
  expect(shown.length).toBeGreaterThan(4);
  expect(shown.length).toBeLessThan(crowdedWords.x.length);
  expect(embeddingPlane(named, ROOM).sides).not.toContain(null);
});
