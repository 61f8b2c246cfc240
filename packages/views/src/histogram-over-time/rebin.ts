import type { HistogramMoment } from './state';

/** The shares of a histogram's samples in `bins` equal bins from `low` to `high`; a bin is split in proportion. */
export function rebin(
  { edges, counts }: HistogramMoment,
  low: number,
  high: number,
  bins: number,
): Float64Array {
  const shares = new Float64Array(bins);
  const total = counts.reduce((sum, count) => sum + count, 0);
  const width = (high - low) / bins;
  counts.forEach((count, i) => {
    const [from, to] = [edges[i] as number, edges[i + 1] as number];
    const first = clampedBin(from);
    const last = clampedBin(to);
    for (let bin = first; bin <= last; bin++) {
      const overlap = Math.min(to, low + (bin + 1) * width) - Math.max(from, low + bin * width);
      const part = to > from ? Math.max(0, overlap) / (to - from) : Number(bin === first);
      shares[bin] = (shares[bin] as number) + (total > 0 ? (count / total) * part : 0);
    }
  });
  return shares;

  function clampedBin(value: number): number {
    return Math.max(0, Math.min(bins - 1, Math.floor((value - low) / width)));
  }
}
