/**
 * The protocol counts a cursor in Unicode code points, JavaScript in UTF-16 code units.
 * https://jupyter-client.readthedocs.io/en/latest/messaging.html#cursor-pos-and-unicode-offsets
 */
export function codeUnitOffset(text: string, codePoints: number): number {
  let units = 0;
  for (let seen = 0; seen < codePoints && units < text.length; seen++) units += widthAt(text, units);
  return units;
}

export function codePointOffset(text: string, codeUnits: number): number {
  let points = 0;
  for (let units = 0; units < codeUnits && units < text.length; points++) units += widthAt(text, units);
  return points;
}

function widthAt(text: string, unit: number): 1 | 2 {
  return (text.codePointAt(unit) ?? 0) > 0xffff ? 2 : 1;
}
