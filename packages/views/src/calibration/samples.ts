import type { CalibrationCurve } from './state';

/** How many samples are in all bins. */
export const samples = ({ counts }: CalibrationCurve): number =>
  counts.reduce((sum, count) => sum + count, 0);
