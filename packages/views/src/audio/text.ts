import { formatNumber } from '../format/number';
import { heading } from '../terminal/heading';
import { sparkline } from '../terminal/sparkline';
import { silencedSamples } from './silenced';
import type { AudioState } from './state';

export function audioText(state: AudioState): string {
  const {
    title,
    seconds,
    sampleRate,
    waveform: { low, high },
  } = state;
  const loudness = high.map((value, i) => value - (low[i] ?? 0));
  return [
    heading(
      'Audio',
      title,
      `${formatNumber(seconds)} s`,
      `${formatNumber(sampleRate)} Hz`,
      ...silencedSamples(state),
    ),
    sparkline(loudness, 64),
  ].join('\n');
}
