import { shorten } from '../format/label';
import { formatNumber } from '../format/number';
import { frame } from '../html/frame';
import { element } from '../markup/element';
import { image } from '../markup/picture';
import { MOST_BYTES } from '../shared/size';
import { silencedSamples } from './silenced';
import { spectrogramPicture, waveformPicture } from './picture';
import type { AudioState } from './state';

/** The sound itself travels in the drawing only while it leaves room for its pictures. */
const MOST_SOUND = MOST_BYTES / 2;

export function audioHtml(state: AudioState): string {
  const { spectrogram, wav } = state;
  return frame({
    title: 'Audio',
    subject: shorten(state.title, 80),
    facts: [
      `${formatNumber(state.seconds)} s`,
      `${formatNumber(state.sampleRate / 1000)} kHz`,
      ...silencedSamples(state),
    ],
    body: [
      element('div', {}, image(waveformPicture(state))),
      spectrogram && element('div', {}, image(spectrogramPicture(state, spectrogram))),
      wav !== undefined &&
        wav.length <= MOST_SOUND &&
        element('audio', { controls: 'controls', src: `data:audio/wav;base64,${wav}` }),
    ],
  });
}
