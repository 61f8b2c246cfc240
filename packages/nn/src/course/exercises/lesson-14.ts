import { equal, exerciseOf } from './exercise-table';

type Strings = readonly (readonly number[])[];

const rightStrings = (said: Strings, heard: Strings): number =>
  said.filter((digits, i) => digits.join() === heard[i]?.join()).length / said.length;

/** The digit that is missing most often: said more often in a string than heard in it. The smaller one of two. */
function mostMissed(said: Strings, heard: Strings): number {
  const count = (digits: readonly number[], digit: number) => digits.filter(one => one === digit).length;
  const missing = Array.from({ length: 10 }, (_, digit) =>
    said.reduce(
      (sum, digits, i) => sum + Math.max(0, count(digits, digit) - count(heard[i] ?? [], digit)),
      0,
    ),
  );
  return missing.indexOf(Math.max(...missing));
}

export const lesson14 = {
  '14.1': exerciseOf({
    about: 'frames of a recording',
    problem: equal(() => 1 + Math.floor((8000 - 256) / 160)),
    hints: [
      'The first frame begins at sample 0, the next at 160. Where may the last one begin?',
      'It must end within the recording, so it begins at 8,000 - 256 at the latest.',
    ],
  }),
  '14.2': exerciseOf({
    about: 'the fewest steps',
    problem: equal(() => 5 + 3),
    hints: [
      'Each label takes a step. What must stand between two that are the same?',
      'Count the places where a digit follows itself: each of them takes a blank.',
    ],
  }),
  '14.3': exerciseOf({
    about: 'a label error rate',
    problem: equal(() => 2 / 4),
    hints: [
      'How many digits must be put in or left out, in both strings together?',
      'Divide the two edits by the number of digits that were said.',
    ],
  }),
  '14.4': exerciseOf({
    about: 'strings without any mistake',
    problem: equal(rightStrings),
    hints: [
      'A string is right when the lists `test.digits[i]` and `withoutMemory[i]` are the same.',
      'Lists can be compared as text: `a.join() === b.join()`. Count, and divide by the number of strings.',
    ],
  }),
  '14.5': exerciseOf({
    about: 'the digit that is missed most',
    problem: equal(mostMissed),
    hints: [
      'For each digit and each string: how often was it said, and how often was it heard?',
      'Add up `Math.max(0, said - heard)` over all strings, for each digit, and take the digit with the largest sum.',
    ],
  }),
};
