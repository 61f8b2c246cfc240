import { equal, exerciseOf } from './exercise-table';

type Line = readonly [w: number, b: number];
type Descend = (learningRate: number, steps: number) => readonly Line[];

/** Whether gradient descent with this rate ends lower than it began. */
const convergesWith = (rate: number, descend: Descend, lossOf: (w: number, b: number) => number): boolean => {
  const path = descend(rate, 200);
  const [start, end] = [path[0], path.at(-1)];
  return start !== undefined && end !== undefined && lossOf(...end) < lossOf(...start);
};

export const lesson03 = {
  '3.1': exerciseOf({
    about: 'the loss for the rain',
    problem: equal(() => -Math.log(0.25), 1e-3),
    hints: [
      'The answer was yes. Which of the two curves in the drawing of binary cross-entropy is that?',
      'It is minus the natural logarithm (`Math.log`) of the probability that the model gave to what happened.',
    ],
  }),
  '3.2': exerciseOf({
    about: 'one step of gradient descent',
    problem: equal((descend: Descend) => [...(descend(0.1, 1)[1] ?? [])]),
    hints: [
      '`gradientOfLine(-2, 2)` gives both slopes.',
      'New value = old value - learning rate x slope, for w and for b.',
    ],
  }),
  '3.3': exerciseOf({
    about: 'the learning rate that diverges',
    problem: equal(() => 0.9),
    hints: ['Whose loss rises?', 'In the drawing of 3.3 one curve leaves the axes at the top.'],
  }),
  '3.4': exerciseOf({
    about: 'the largest learning rate that converges',
    problem: (answer, descend: Descend, lossOf: (w: number, b: number) => number) => {
      if (typeof answer !== 'number') return 'expected a number.';
      if (!convergesWith(answer, descend, lossOf)) return `with ${answer} the loss rises.`;
      return convergesWith(answer + 0.01, descend, lossOf)
        ? `with ${(answer + 0.01).toFixed(2)} it still converges.`
        : '';
    },
    hints: [
      'It lies between two of the rates in 3.3. Halve the interval again and again.',
      'Write a loop over the rates 0.45, 0.46, ... and compare the loss at the end of `descend(rate, 200)` with that at its start.',
    ],
  }),
};
