import type { Matrix } from '../shared/matrix';

/** The data of a sound: its waveform and, where computed, its spectrogram. */
export interface AudioState {
  readonly title: string;
  /** Samples per second. */
  readonly sampleRate: number;
  readonly seconds: number;
  /** The least and greatest sample (-1 to 1) of each of equally long pieces. */
  readonly waveform: { readonly low: readonly number[]; readonly high: readonly number[] };
  /** Decibels: a row for each frequency from 0 up to `highest` Hz, a column for each moment. */
  readonly spectrogram?: { readonly decibels: Matrix; readonly highest: number };
  /** How many samples were NaN or infinite: they are silent here. */
  readonly notFinite?: number;
  /** The sound itself as a WAV file in base64, to play. */
  readonly wav?: string;
}
