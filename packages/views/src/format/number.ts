/** The narrow no-break space between thousands. */
const THIN = '\u202f';
const MINUS = '\u2212';

/**
 * A number to `digits` significant digits, thousands apart; whole numbers keep all their digits. Values that are not
 * finite are said in words.
 * @example formatNumber(0.123456) // '0.1235'
 */
export function formatNumber(value: number, digits = 4): string {
  if (Number.isNaN(value)) return 'NaN';
  if (!Number.isFinite(value)) return value > 0 ? 'infinite' : `${MINUS}infinite`;
  const size = Math.abs(value);
  const text = needsExponent(value) ? scientific(size, digits) : plain(size, digits);
  return value < 0 ? MINUS + text : text;
}

/**
 * A number as a power of ten, for where all its digits have no room.
 * @example formatExponent(20_000_000) // '2e7'
 */
export const formatExponent = (value: number, digits = 4): string =>
  (value < 0 ? MINUS : '') + scientific(Math.abs(value), digits);

/** A whole number with its thousands apart. */
export const formatCount = (value: number): string => formatNumber(Math.round(value));

/** A share (0 to 1) in percent. */
export const formatPercent = (share: number): string =>
  Number.isFinite(share) ? `${formatNumber(share * 100, share < 0.0995 ? 2 : 3)}%` : formatNumber(share);

/** A score (0 to 1) with all four decimals, so that a column of them lines up; null has no value. */
export const formatScore = (score: number | null): string => (score === null ? '–' : score.toFixed(4));

function needsExponent(value: number): boolean {
  const size = Math.abs(value);
  return size !== 0 && (size < 1e-4 || size >= 1e15 || (size >= 1e7 && !Number.isInteger(value)));
}

function plain(size: number, digits: number): string {
  if (Number.isInteger(size) || size >= 10 ** (digits - 1)) return grouped(String(Math.round(size)));
  return Number(size.toPrecision(digits)).toString();
}

function scientific(size: number, digits: number): string {
  const [mantissa = '', exponent = '0'] = size.toExponential(digits - 1).split('e');
  return `${Number(mantissa)}e${exponent.replace('+', '').replace('-', MINUS)}`;
}

function grouped(whole: string): string {
  return whole.replace(/\B(?=(\d{3})+$)/g, THIN);
}
