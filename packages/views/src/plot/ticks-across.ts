/** Pixels from one tick to the next on a level axis. */
const APART = 110;

/** About how many ticks a level axis of that many pixels has room for. */
export const ticksAcross = (width: number): number => Math.max(2, Math.min(8, Math.round(width / APART)));
