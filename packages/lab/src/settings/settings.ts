import { Signal, type ISignal } from '@lumino/signaling';

/** The user's preferences, as in `schema/plugin.json`. */
export interface Preferences {
  /** Smoothing of training curves from 0 (none) to 0.99. */
  readonly smoothing: number;
  /** Whether losses start on a logarithmic axis. */
  readonly logScale: boolean;
  /** Least time between two drawings of a live view, in milliseconds. */
  readonly refreshInterval: number;
  /** Colours of the series, training first; empty for the built-in ones. */
  readonly seriesColors: readonly string[];
}

export const DEFAULT_PREFERENCES: Preferences = {
  smoothing: 0,
  logScale: false,
  refreshInterval: 100,
  seriesColors: [],
};

/** The preferences now, and a signal for when they change. */
export class Settings {
  private current = DEFAULT_PREFERENCES;
  private readonly changedSignal = new Signal<this, Preferences>(this);

  get preferences(): Preferences {
    return this.current;
  }

  get changed(): ISignal<this, Preferences> {
    return this.changedSignal;
  }

  /** Takes over what is given and well-formed; the rest keeps its default. */
  update(composite: Readonly<Record<string, unknown>>): void {
    const { smoothing, logScale, refreshInterval, seriesColors } = composite;
    this.current = {
      smoothing: inRange(smoothing, 0, 0.99) ? smoothing : DEFAULT_PREFERENCES.smoothing,
      logScale: logScale === true,
      refreshInterval: inRange(refreshInterval, 16, 10_000)
        ? refreshInterval
        : DEFAULT_PREFERENCES.refreshInterval,
      seriesColors: isColorList(seriesColors) ? seriesColors : DEFAULT_PREFERENCES.seriesColors,
    };
    this.changedSignal.emit(this.current);
  }
}

const inRange = (value: unknown, low: number, high: number): value is number =>
  typeof value === 'number' && value >= low && value <= high;

const isColorList = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every(color => typeof color === 'string' && CSS.supports('color', color));
