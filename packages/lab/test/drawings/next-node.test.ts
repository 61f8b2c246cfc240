import type { PlacedNode } from '@epochlab/views';
import { nextNode } from '../../src/drawings/node-link/next-node';

const nodes = (
  [
    [0, 0],
    [10, 1],
    [20, 0],
    [0, 15],
  ] as const
).map((at, index): PlacedNode => ({ index, at, name: '', group: -1, isMarked: false }));

test('an arrow key goes to the nearest node on that side', () => {
  expect(nextNode(nodes, 0, 'ArrowRight')).toBe(1);
  expect(nextNode(nodes, 1, 'ArrowRight')).toBe(2);
  expect(nextNode(nodes, 2, 'ArrowLeft')).toBe(1);
  expect(nextNode(nodes, 0, 'ArrowDown')).toBe(3);
  expect(nextNode(nodes, 3, 'ArrowUp')).toBe(0);
});

test('nothing happens where there is no node on that side, and for another key', () => {
  expect(nextNode(nodes, 0, 'ArrowUp')).toBeUndefined();
  expect(nextNode(nodes, 2, 'ArrowRight')).toBeUndefined();
  expect(nextNode(nodes, 0, 'Enter')).toBeUndefined();
  expect(nextNode([], undefined, 'ArrowUp')).toBeUndefined();
});
