import { intensityScale } from '../colour/colour-scale';
import { palette } from '../colour/palette';
import { element, type Markup } from '../markup/element';
import type { Picture } from '../markup/picture';
import { axis, type Axis } from '../plot/axis';
import { colourKey } from '../plot/colour-key';
import { heat } from '../plot/heat';
import { pixel } from '../plot/line-path';
import { drawPanel, panelOf, type Place } from '../plot/panel';
import { extent } from '../reduce/extent';
import { gridOfMatrix, upsideDown } from '../reduce/pool';
import type { AudioState } from './state';

const DATA = { waveform: { width: 870, height: 110 }, spectrogram: { width: 870, height: 190 } } as const;
const MOST_PIECES = 600;
/** A moment is at the same place in both pictures. */
const LABELS = 42;

const timeAxis = ({ seconds }: AudioState): Axis =>
  axis([0, seconds], { label: 'seconds', nice: false, ticks: 8 });

export function waveformPicture(state: AudioState): Picture {
  const { low, high } = state.waveform;
  const peak = Math.max(0.01, ...(extent([...low, ...high]) ?? [0]).map(Math.abs));
  const y = { ...axis([-peak, peak], { nice: false, ticks: 3, label: 'amplitude' }), room: LABELS };
  const { panel, place } = panelOf({ title: '', x: timeAxis(state), y }, DATA.waveform);
  return {
    width: panel.width,
    height: panel.height - 18,
    alt: `Waveform of ${state.title}`,
    children: [
      element('g', { transform: 'translate(0 -18)' }, drawPanel(panel, place, [envelope(state, place)])),
    ],
  };
}

/** The area between the lowest and the highest sample of each piece. */
function envelope({ waveform: { low, high }, seconds }: AudioState, { x, y }: Place): Markup {
  const pieces = Math.min(MOST_PIECES, low.length);
  const at = (i: number): number => pixel(x(((i + 0.5) / pieces) * seconds));
  const span = (values: readonly number[], i: number): readonly number[] =>
    values.slice(Math.floor((i * values.length) / pieces), Math.floor(((i + 1) * values.length) / pieces));
  const top = Array.from(
    { length: pieces },
    (_, i) => `${at(i)} ${pixel(y(extent(span(high, i))?.[1] ?? 0))}`,
  );
  const bottom = Array.from(
    { length: pieces },
    (_, i) => `${at(i)} ${pixel(y(extent(span(low, i))?.[0] ?? 0))}`,
  );
  const d = pieces > 0 ? `M${[...top, ...bottom.reverse()].join('L')}Z` : '';
  return element('path', { d, fill: palette.blue, stroke: palette.blue, 'stroke-width': 0.8 });
}

export function spectrogramPicture(
  state: AudioState,
  { decibels, highest }: NonNullable<AudioState['spectrogram']>,
): Picture {
  const scale = intensityScale(decibels.values);
  const y = { ...axis([0, highest / 1000], { nice: false, label: 'kHz', ticks: 4 }), room: LABELS };
  const { panel, place } = panelOf({ title: '', x: timeAxis(state), y }, DATA.spectrogram);
  return {
    width: panel.width,
    height: panel.height,
    alt: `Spectrogram of ${state.title}`,
    children: [
      ...drawPanel(panel, place, [heat(upsideDown(gridOfMatrix(decibels)), scale, place.box, false)]),
      colourKey(scale, place.box.right, 19, 'dB'),
    ],
  };
}
