/**
 * Refuses nested arrays whose rows differ in length, which tfjs would take for another shape.
 *
 * @throws RangeError with the first row that differs
 */
export function checkRagged(values: unknown, path = ''): void {
  if (!Array.isArray(values) || !Array.isArray(values[0])) return;
  const { length } = values[0];
  values.forEach((row: unknown, i) => {
    const found = Array.isArray(row) ? row.length : undefined;
    if (found !== length) {
      const what = found === undefined ? 'a single value' : `${found} values`;
      throw new RangeError(
        `Row ${path}[${i}] has ${what}, row ${path}[0] has ${length}. Expected rows of the same length: pad the shorter ones.`,
      );
    }
    checkRagged(row, `${path}[${i}]`);
  });
}
