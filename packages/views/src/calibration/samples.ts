import type { CalibrationCurve } from './state';

/** How many samples are in all bins. */
export const samplesOf = ({ counts }: CalibrationCurve): number =>
  counts.reduce((sum, count) => sum + count, 0);
