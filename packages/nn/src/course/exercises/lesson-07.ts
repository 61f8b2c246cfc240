import { softmax } from '../../activations';
import { equal, exerciseOf } from './exercise-table';

const cosine = (a: readonly number[], b: readonly number[]): number => {
  const dot = (u: readonly number[], v: readonly number[]) =>
    u.reduce((sum, value, i) => sum + value * (v[i] ?? 0), 0);
  return dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b));
};

export const lesson07 = {
  '7.1': exerciseOf({
    about: 'the weight of the first key',
    problem: equal(() => softmax([2, 1, 0])[0] ?? NaN, 1e-3),
    hints: [
      'Softmax raises e to each of the scores, then divides by the sum.',
      '`Math.exp(2)` divided by the sum of three such numbers.',
    ],
  }),
  '7.2': exerciseOf({
    about: 'pieces of a word',
    problem: equal((split: (text: string) => readonly string[]) => split('unclassifiable').length),
    hints: [
      'The tokenizer of 7.1 is called `pieces`; look how the first cell splits a sentence with it.',
      '`pieces.split(word)` gives a list; a list has a `length`.',
    ],
  }),
  '7.3': exerciseOf({
    about: 'the cosine similarity of two words',
    problem: equal((one: readonly number[], other: readonly number[]) => cosine(one, other), 1e-3),
    hints: [
      'The vectors are rows of `table`; `vectorOf(word)` finds them.',
      'The dot product of both, divided by the product of their lengths, as in `neighbours`.',
    ],
  }),
};
