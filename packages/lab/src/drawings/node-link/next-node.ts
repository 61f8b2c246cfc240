import type { PlacedNode } from '@epochlab/views';

type Point = readonly [x: number, y: number];

const DIRECTIONS: Readonly<Record<string, Point>> = {
  ArrowRight: [1, 0],
  ArrowLeft: [-1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** A node that lies aside counts as so much farther away. */
const ASIDE = 2;

/** The index of the nearest node in the direction of an arrow key; undefined for another key and where there is none. */
export function nextNode(
  nodes: readonly PlacedNode[],
  from: number | undefined,
  key: string,
): number | undefined {
  const direction = DIRECTIONS[key];
  const start = nodes.find(({ index }) => index === from);
  if (!direction || !start) {
    return undefined;
  }
  const [ux, uy] = direction;
  const ahead = nodes.flatMap(({ index, at }) => {
    const [dx, dy] = [at[0] - start.at[0], at[1] - start.at[1]];
    const along = dx * ux + dy * uy;
    const aside = Math.abs(dx * uy - dy * ux);
    return index !== from && along > 0 ? [{ index, distance: along + ASIDE * aside }] : [];
  });
  return ahead.sort((a, b) => a.distance - b.distance)[0]?.index;
}
