const NARROW = /[ijlt.,:;'|!()[\]\s]/;
/** Wide letters, and scripts whose every letter is. */
const WIDE = /[mwMW@%—\u2212\u2e80-\uffff]/;

/** About how many pixels a label takes at `size` pixels; there is no font to measure where this runs. */
export function textWidth(label: string, size = 12.5): number {
  let ems = 0;
  for (const character of label) ems += NARROW.test(character) ? 0.34 : WIDE.test(character) ? 0.9 : 0.61;
  return ems * size;
}
