/**
 * Exponential moving average with the start corrected (Kingma, Ba: Adam, 2015, section 3): the first point equals the
 * first value. `weight` runs from 0 (the values themselves) towards 1. Gaps stay gaps.
 */
export function smooth(values: readonly (number | null)[], weight: number): (number | null)[] {
  let average = 0;
  let mass = 0;
  return values.map(value => {
    if (value === null) {
      return null;
    }
    average = weight * average + (1 - weight) * value;
    mass = weight * mass + (1 - weight);
    return average / mass;
  });
}
