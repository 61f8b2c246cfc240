import { formatNumber } from '../format/number';
import { heading } from '../terminal/heading';
import { sparkline } from '../terminal/sparkline';
import type { AudioState } from './state';

export function audioText({ title, seconds, sampleRate, waveform: { low, high } }: AudioState): string {
  const loudness = high.map((value, i) => value - (low[i] ?? 0));
  return [
    heading('Audio', title, `${formatNumber(seconds)} s`, `${formatNumber(sampleRate)} Hz`),
    sparkline(loudness, 64),
  ].join('\n');
}
