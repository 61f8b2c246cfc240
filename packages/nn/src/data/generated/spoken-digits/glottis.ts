import type { Random } from '../../random';
import { SAMPLE_RATE } from './resonator';

/** The share of each period in which the vocal folds are open. */
const OPEN = 0.6;

/** The air that passes: rises slowly, falls fast, 0 while closed; 1 at its peak (Klatt and Klatt 1990: t^2 - t^3). */
function flow(phase: number): number {
  const t = phase / OPEN;
  return t < 1 ? 6.75 * t * t * (1 - t) : 0;
}

/** Pulses of the vocal folds. What leaves the lips is the change of the flow, not the flow itself. */
export class Glottis {
  private phase = 0;
  private before = 0;
  private deviation = 1;

  /** `jitter`: how much a period deviates from the one asked for, as a share of it (standard deviation). */
  constructor(
    private readonly jitter: number,
    private readonly random: Random,
  ) {}

  /** The next sample at a pitch in Hz; as loud at every pitch. */
  next(pitch: number): number {
    const step = (pitch * this.deviation) / SAMPLE_RATE;
    this.phase += step;
    if (this.phase >= 1) {
      this.phase -= 1;
      this.deviation = Math.max(0.5, this.random.normal(1, this.jitter));
    }
    const now = flow(this.phase);
    const change = (now - this.before) / step;
    this.before = now;
    return change;
  }
}
