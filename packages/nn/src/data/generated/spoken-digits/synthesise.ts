import type { Random } from '../../random';
import { Glottis } from './glottis';
import type { Phoneme } from './phonemes';
import { Resonator, SAMPLE_RATE } from './resonator';
import type { Speaker } from './speaker';
import { FRAME_SECONDS, track, type Frame } from './track';

const FRAME = Math.round(FRAME_SECONDS * SAMPLE_RATE);

/** Bandwidths of the formants in Hz (typical of vowels). */
const BANDWIDTHS = [70, 90, 150] as const;

/** Above the three formants that tell the sounds apart is a fourth that is the same for all. */
const FOURTH = { frequency: 3500, bandwidth: 250 };

/** At level 1 the hiss of an /s/ is about 10 dB below a vowel, as it is in speech; breath is weaker. */
const LEVELS = { aspiration: 2, frication: 3.5 };

/** A vocal tract: the formants one after the other for voice and breath, beside them the noise of a narrow place. */
class Tract {
  private readonly formants = [new Resonator(), new Resonator(), new Resonator()];
  private readonly fourth = new Resonator();
  private readonly narrow = new Resonator();

  constructor(private readonly scale: Speaker['tract']) {
    this.fourth.tune(FOURTH.frequency * scale[2], FOURTH.bandwidth);
  }

  tune({ f1, f2, f3, centre, bandwidth }: Frame): void {
    [f1, f2, f3].forEach((frequency, i) => {
      this.formants[i]?.tune(frequency * (this.scale[i] as number), BANDWIDTHS[i] as number);
    });
    this.narrow.tune(centre * this.scale[2], bandwidth);
  }

  next(throat: number, friction: number): number {
    const mouth = this.formants.reduce((sound, formant) => formant.next(sound), throat);
    return this.fourth.next(mouth) + this.narrow.next(friction) / this.narrow.noiseGain;
  }
}

/**
 * The sounds one after the other as one waveform at 8000 Hz: a source of pulses and noise, filtered by the resonances of
 * the vocal tract (source and filter: Klatt 1980, Software for a cascade/parallel formant synthesizer, Journal of the
 * Acoustical Society of America 67, 971-995). Without the background; as loud as it comes out.
 */
export function synthesise(phonemes: readonly Phoneme[], speaker: Speaker, random: Random): Float32Array {
  const frames = track(phonemes);
  const wave = new Float32Array(frames.length * FRAME);
  const glottis = new Glottis(speaker.jitter, random);
  const tract = new Tract(speaker.tract);
  frames.forEach((frame, i) => {
    tract.tune(frame);
    const pitch = speaker.pitch * (1 + speaker.fall * (0.5 - i / frames.length));
    for (let n = i * FRAME; n < (i + 1) * FRAME; n++) {
      const noise = 2 * random.next() - 1;
      const throat = frame.voicing * glottis.next(pitch) + LEVELS.aspiration * frame.aspiration * noise;
      wave[n] = tract.next(throat, LEVELS.frication * frame.frication * noise);
    }
  });
  return wave;
}
