import { checked } from '../../options/refuse-unknown';
import * as tf from '@tensorflow/tfjs-node';
import { END, PAD, START, type Vocabulary } from './vocabulary';

export interface BatchOptions {
  /** Tokens of every row: longer texts are cut at the end, shorter ones filled with PAD. Default: the longest text. */
  readonly length?: number;
  /** Where PAD goes: 'post', after the text (default), or 'pre', before it, so that a recurrent layer ends on the text. */
  readonly padding?: 'pre' | 'post';
  /** Puts START before each text. Default false. */
  readonly start?: boolean;
  /** Puts END after each text. Default false. */
  readonly end?: boolean;
}

/** Turns texts into numbers and back. */
export class Tokenizer {
  /**
   * @param split a text as tokens
   * @param join tokens as a text
   */
  constructor(
    readonly vocabulary: Vocabulary,
    readonly split: (text: string) => readonly string[],
    private readonly join: (tokens: readonly string[]) => string,
  ) {}

  encode(text: string): number[] {
    return this.split(text).map(token => this.vocabulary.numberOf(token));
  }

  /** The text of the numbers up to the first END; PAD and START are left out. */
  decode(numbers: ArrayLike<number>): string {
    const all = Array.from(numbers);
    const end = all.indexOf(END);
    const kept = (end < 0 ? all : all.slice(0, end)).filter(number => number !== PAD && number !== START);
    return this.join(kept.map(number => this.vocabulary.tokenOf(number)));
  }

  /** The texts as rows of one int32 tensor [texts, length]. */
  batch(texts: readonly string[], options: BatchOptions = {}): tf.Tensor2D {
    const {
      length,
      padding = 'post',
      start = false,
      end = false,
    } = checked('tokenizer.batch', options, {
      length: true,
      padding: true,
      start: true,
      end: true,
    });
    const rows = texts.map(text => [...(start ? [START] : []), ...this.encode(text), ...(end ? [END] : [])]);
    const width = length ?? Math.max(1, ...rows.map(row => row.length));
    const cells = new Int32Array(rows.length * width).fill(PAD);
    rows.forEach((row, i) => {
      const gap = padding === 'pre' ? Math.max(0, width - row.length) : 0;
      cells.set(row.slice(0, width), i * width + gap);
    });
    return tf.tensor2d(cells, [rows.length, width], 'int32');
  }
}
