import { formatCount, formatNumber } from './number';

const UNITS = ['bytes', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB'] as const;

/** @example formatBytes(1536) // '1.5 KiB' */
export function formatBytes(bytes: number): string {
  if (!Number.isFinite(bytes)) return `${formatNumber(bytes)} bytes`;
  const power = bytes < 1 ? 0 : Math.min(UNITS.length - 1, Math.floor(Math.log2(bytes) / 10));
  return `${formatNumber(bytes / 1024 ** power)} ${bytes === 1 ? 'byte' : UNITS[power]}`;
}

/**
 * Seconds as a clock shows them.
 * @example formatDuration(83) // '1:23'
 */
export function formatDuration(seconds: number): string {
  if (!Number.isFinite(seconds) || seconds < 0) return 'an unknown time';
  const whole = Math.round(seconds);
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  const pad = (part: number): string => String(part).padStart(2, '0');
  return hours > 0 ? `${formatCount(hours)}:${pad(minutes)}:${pad(rest)}` : `${minutes}:${pad(rest)}`;
}

/**
 * How long something took: a short time to three digits, a longer one as a clock shows it.
 * @example formatElapsed(1.234) // '1.23 s'
 */
export const formatElapsed = (seconds: number): string =>
  seconds >= 0 && seconds < 59.5 ? `${formatNumber(seconds, 3)} s` : formatDuration(seconds);

/**
 * How many there are, and how many are shown if that is less.
 * @example shownOf(20, 100, 'spike') // '20 of 100 spikes'
 */
export const shownOf = (shown: number, total: number | undefined, noun: string): string =>
  total !== undefined && total > shown
    ? `${formatCount(shown)} of ${counted(total, noun)}`
    : counted(shown, noun);

/** @example counted(2, 'layer') // '2 layers' */
export function counted(count: number, noun: string, plural = `${noun}s`): string {
  return `${formatCount(count)} ${count === 1 ? noun : plural}`;
}

/**
 * A tensor's shape as tfjs writes it; null is the batch or an unknown dimension.
 * @example formatShape([null, 64]) // '[null, 64]'
 */
export function formatShape(shape: readonly (number | null)[]): string {
  return `[${shape.map(dimension => dimension ?? 'null').join(', ')}]`;
}
