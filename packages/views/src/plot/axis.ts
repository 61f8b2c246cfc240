import { scaleLinear, scaleLog } from 'd3-scale';
import { fonts } from '../colour/theme';
import { shorten } from '../format/label';
import { formatExponent, formatNumber } from '../format/number';
import { textWidth } from './text-width';

export interface Tick {
  readonly value: number;
  readonly label: string;
}

/** One direction of a plot: which values it spans, where its ticks are, and what it measures. */
export interface Axis {
  readonly domain: readonly [number, number];
  readonly kind: 'linear' | 'log';
  readonly ticks: readonly Tick[];
  readonly label: string;
  /** Whether values grow downwards, as the rows of a matrix do. */
  readonly down?: boolean;
  /** Pixels that the labels of an upright axis take at least, so that plots below each other line up. */
  readonly room?: number;
  /** Whether labels are too long to stand side by side. */
  readonly slanted?: boolean;
  /** About how many ticks a part of it has; a part of an axis of names has the ticks of the whole. */
  readonly density?: number;
  /** Whether a part of it has ticks on whole numbers only. */
  readonly whole?: boolean;
}

export interface AxisOptions {
  readonly label?: string;
  readonly kind?: Axis['kind'];
  /** About how many ticks. */
  readonly ticks?: number;
  /** Whether the domain grows to round numbers. */
  readonly nice?: boolean;
  /** Ticks on whole numbers only: epochs, counts. */
  readonly whole?: boolean;
}

/** The axis of values from `low` to `high`; with no finite extent, of 0 to 1. */
export function axis(span: readonly [number, number] | undefined, options: AxisOptions = {}): Axis {
  const { label = '', kind = 'linear', ticks = 5, nice = true, whole = false } = options;
  const wanted = widened(span ?? [0, 1], kind);
  const scale = kind === 'log' ? scaleLog().domain(wanted) : scaleLinear().domain(wanted);
  if (nice && kind === 'linear') scale.nice(ticks);
  if (nice && kind === 'log') scale.domain([roundStep(wanted[0], 'down'), roundStep(wanted[1], 'up')]);
  const [low = 0, high = 1] = scale.domain();
  const at = kind === 'log' ? logTicks(low, high, scale.ticks(ticks), ticks) : scale.ticks(ticks);
  const shown = at.filter(value => !whole || Number.isInteger(value));
  return {
    domain: [low, high],
    kind,
    label,
    ticks: shown.map(value => ({ value, label: tickLabel(value) })),
    density: ticks,
    whole,
  };
}

/** The ticks of an axis where only a part of it is shown. */
export function ticksWithin(whole: Axis, part: readonly [number, number]): readonly Tick[] {
  const { kind, density: ticks } = whole;
  if (ticks === undefined) return whole.ticks;
  return axis(part, { kind, ticks, nice: false, whole: whole.whole ?? false }).ticks;
}

/** The function from value to pixel; `from` is where the domain begins. */
export function position(axis: Axis, from: number, to: number): (value: number) => number {
  const scale = axis.kind === 'log' ? scaleLog() : scaleLinear();
  return scale
    .domain([...axis.domain])
    .range([from, to])
    .clamp(axis.kind === 'log');
}

/** An axis of names, each in the middle of a unit; when there are too many for `room` pixels, some are left out. */
export function categoryAxis(
  names: readonly string[],
  room: number,
  options: { label?: string; down?: boolean } = {},
): Axis {
  const { label = '', down = false } = options;
  const cut = names.map(name => shorten(name, 14));
  const step = Math.ceil((names.length * (fonts.size + 3)) / room);
  const slanted = !down && Math.max(0, ...cut.map(name => textWidth(name))) > room / names.length - 4;
  const ticks = cut.map((name, i) => ({ value: i + 0.5, label: name })).filter((_, i) => i % step === 0);
  return { domain: [0, Math.max(1, names.length)], kind: 'linear', ticks, label, down, slanted };
}

/** An axis of positions 0 to count - 1, each in the middle of a unit. */
export function indexAxis(
  count: number,
  room: number,
  options: { label?: string; down?: boolean } = {},
): Axis {
  const { label = '', down = false } = options;
  const at = scaleLinear()
    .domain([0, Math.max(1, count - 1)])
    .ticks(Math.max(1, Math.min(12, room / (down ? 26 : 44))));
  const ticks = at
    .filter(value => Number.isInteger(value) && value < count)
    .map(value => ({ value: value + 0.5, label: tickLabel(value) }));
  return { domain: [0, Math.max(1, count)], kind: 'linear', ticks, label, down };
}

/** Keeps a domain from having no width, from overflowing and, on a log axis, from touching zero. */
function widened([low, high]: readonly [number, number], kind: Axis['kind']): [number, number] {
  const [a, b] = [Math.max(low, -1e300), Math.min(high, 1e300)];
  if (kind === 'log') {
    const top = b > 0 ? b : 1;
    const bottom = a > 0 ? a : top / 1000;
    return bottom < top ? [bottom, top] : [bottom / 2, top * 2];
  }
  if (a < b) return [a, b];
  return a === 0 ? [0, 1] : [a - Math.abs(a) / 2, a + Math.abs(a) / 2];
}

/** The nearest of 1, 2 and 5 times a power of ten: a log axis that grows to it wastes no decade. */
function roundStep(value: number, way: 'up' | 'down'): number {
  const power = 10 ** Math.floor(Math.log10(value));
  const steps = [1, 2, 5, 10].map(step => step * power);
  const close = (step: number): number => (way === 'up' ? step * (1 + 1e-9) : step * (1 - 1e-9));
  const round =
    way === 'up' ? steps.find(step => close(step) >= value) : steps.findLast(step => close(step) <= value);
  return round ?? value;
}

/** Powers of ten where there are several, evenly fewer where they are too many; else round numbers. */
function logTicks(low: number, high: number, ticks: readonly number[], most: number): readonly number[] {
  const decades = ticks.filter(value => Math.abs(Math.log10(value) - Math.round(Math.log10(value))) < 1e-9);
  if (decades.length <= 1 || high / low < 100) return ticks.filter(value => isRound(value));
  const step = Math.ceil(decades.length / Math.max(2, 2 * most));
  return decades.filter((_, i) => i % step === 0);
}

const isRound = (value: number): boolean => ['1', '2', '5'].includes(value.toExponential(0).charAt(0));

/** Whole numbers from here on are too long for ticks. */
const LONG = 1e7;

/** A number beside an axis, as it stands everywhere else. */
export function tickLabel(value: number): string {
  const size = Math.abs(value);
  // Four digits stay together: they may be a year.
  if (size >= 1000 && size < 10_000 && Number.isInteger(value)) return String(value).replace('-', '\u2212');
  return size >= LONG ? formatExponent(value) : formatNumber(value);
}
