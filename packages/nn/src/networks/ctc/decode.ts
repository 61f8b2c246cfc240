import * as tf from '@tensorflow/tfjs-node';
import { checked } from '../../options/refuse-unknown';
import { beamSearch } from './beam';
import { greedy } from './greedy';

export interface CtcDecodeOptions {
  /**
   * 'greedy' (default): the likeliest class of each step. 'beam': the labels whose paths together are likeliest, searched
   * among the `beamWidth` likeliest beginnings.
   */
  readonly strategy?: 'greedy' | 'beam';
  /** Beginnings that the beam keeps at each step. Default 25. */
  readonly beamWidth?: number;
  /** Steps of each row that count. Default: all. */
  readonly inputLengths?: ArrayLike<number>;
}

/** The labels of one sequence. */
export interface Decoded {
  /** Counted from 1. */
  readonly labels: readonly number[];
  /** In nats: of the one path that 'greedy' takes, of all the paths that 'beam' has added up. */
  readonly logProbability: number;
}

function lengthsOf(rows: number, steps: number, given: ArrayLike<number> | undefined): number[] {
  const lengths = given === undefined ? Array.from({ length: rows }, () => steps) : Array.from(given);
  const wrong = lengths.findIndex(length => !Number.isInteger(length) || length < 0 || length > steps);
  if (lengths.length !== rows || wrong >= 0)
    throw new RangeError(
      `networks.ctcDecode: inputLengths must be ${rows} whole numbers from 0 to ${steps}, ` +
        (lengths.length === rows ? `and number ${wrong} is ${lengths[wrong]}.` : `got ${lengths.length}.`),
    );
  return lengths;
}

/**
 * Decodes the output of a network that was trained with `losses.ctc`: from logits float32 [n, steps, classes + 1], whose unit 0 is the blank, to
 * labels counted from 1. Greedy decoding takes the likeliest class of each step; the beam adds up the ways to say the same
 * (A. Hannun et al. 2014, First-pass large vocabulary continuous speech recognition using bi-directional recurrent DNNs).
 *
 * @throws RangeError for predictions of another shape, or input lengths beyond them
 * @example
 * const logits = tf.tensor3d([[[0, 2, 0], [3, 0, 0], [0, 2, 0]]]);
 * networks.ctcDecode(logits)[0].labels;                          // [1, 1]: a blank between two says it twice
 * networks.ctcDecode(logits, { strategy: 'beam' })[0].labels;    // [1, 1]
 */
export function ctcDecode(logits: tf.Tensor, options: CtcDecodeOptions = {}): Decoded[] {
  const {
    strategy = 'greedy',
    beamWidth = 25,
    inputLengths,
  } = checked('networks.ctcDecode', options, { strategy: true, beamWidth: true, inputLengths: true });
  if (logits.rank !== 3)
    throw new RangeError(`networks.ctcDecode takes logits [n, steps, classes], got [${logits.shape}].`);
  if (!Number.isInteger(beamWidth) || beamWidth < 1)
    throw new RangeError(`networks.ctcDecode: beamWidth is ${beamWidth}; expected a whole number from 1.`);
  const decode = { greedy, beam: (logP: number[][]) => beamSearch(logP, beamWidth) }[strategy] as
    typeof greedy | undefined;
  if (!decode)
    throw new TypeError(`networks.ctcDecode: strategy is '${strategy}'; expected 'greedy' or 'beam'.`);
  const rows = tf.tidy(() => tf.logSoftmax(logits).arraySync()) as number[][][];
  const lengths = lengthsOf(rows.length, logits.shape[1] ?? 0, inputLengths);
  return rows.map((row, i) => decode(row.slice(0, lengths[i])));
}
