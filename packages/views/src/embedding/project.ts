import type { EmbeddingState } from './state';

/** Two dimensions of a point cloud: its own, or three seen from a little above and to the right. */
export function project({ x, y, z }: Pick<EmbeddingState, 'x' | 'y' | 'z'>): {
  readonly x: readonly number[];
  readonly y: readonly number[];
} {
  if (z === undefined) return { x, y };
  const [turn, tilt] = [Math.PI / 6, Math.PI / 7];
  const depth = x.map((value, i) => value * Math.sin(turn) + (z[i] as number) * Math.cos(turn));
  return {
    x: x.map((value, i) => value * Math.cos(turn) - (z[i] as number) * Math.sin(turn)),
    y: y.map((value, i) => value * Math.cos(tilt) + (depth[i] as number) * Math.sin(tilt)),
  };
}
