/** A quantity that falls while a map learns: from `first` to `last`, by the same factor in every step. */
export interface Decay {
  readonly first: number;
  readonly last: number;
}

/** @param progress from 0, the first step, to 1, the last of those that are planned */
export const decayed = ({ first, last }: Decay, progress: number): number =>
  first * (last / first) ** progress;

/** How far a step is in a plan of so many. */
export const progressOf = (step: number, steps: number): number => (steps > 1 ? step / (steps - 1) : 1);
