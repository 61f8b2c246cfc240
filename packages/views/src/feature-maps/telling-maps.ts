import { extent } from '../reduce/extent';
import type { FeatureMap } from './state';

/** As many maps as are looked at one by one: two rows of them. */
const MOST = 20;

/** The maps that vary most, and the others; both in their order. Of a layer with many channels most maps are nearly blank. */
export function tellingMaps(
  maps: readonly FeatureMap[],
): readonly [chosen: readonly FeatureMap[], others: readonly FeatureMap[]] {
  const byRange = [...maps].sort((a, b) => rangeOf(b) - rangeOf(a));
  const chosen = new Set(byRange.slice(0, MOST));
  return [maps.filter(map => chosen.has(map)), maps.filter(map => !chosen.has(map))];
}

function rangeOf({ matrix }: FeatureMap): number {
  const [low, high] = extent(matrix.values) ?? [0, 0];
  return high - low;
}
