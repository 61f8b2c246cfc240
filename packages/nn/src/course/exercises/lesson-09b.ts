import { equal, exerciseOf } from './exercise-table';

const NONE = 10;
const LEAST_SHARE = 0.03;
const STEP = 0.1;

/** How often the most frequent of the digits 0 to 9 is among the judge's answers. */
function commonest(answers: readonly number[]): number {
  const counts = Array.from({ length: NONE }, (_, digit) => answers.filter(one => one === digit).length);
  return Math.max(...counts) / answers.length;
}

export const lesson09b = {
  '9b.1': exerciseOf({
    about: 'the loss of an undecided discriminator',
    problem: equal(() => Math.log(2), 1e-3),
    hints: [
      'Binary cross-entropy is minus the natural logarithm of the probability of what is true.',
      'That probability is 1/2 for a real sample and 1/2 for a generated one. Take the mean of both losses.',
    ],
  }),
  '9b.2': exerciseOf({
    about: 'the commonest digit',
    problem: equal(commonest),
    hints: [
      'Count each of the answers 0 to 9. The answer 10, "no digit", does not compete.',
      'The largest count, divided by the number of samples.',
    ],
  }),
  '9b.3': exerciseOf({
    about: 'the noise that variety needs',
    problem: (answer, drawnWith: (factor: number) => { readonly rarest: number }) => {
      if (typeof answer !== 'number' || !(answer > 0)) return 'expected a number above 0.';
      const { rarest } = drawnWith(answer);
      if (rarest < LEAST_SHARE)
        return `with ${answer} the rarest digit is ${(100 * rarest).toFixed(1)} % of the samples.`;
      const less = Number((answer - STEP).toFixed(1));
      return less > 0 && drawnWith(less).rarest >= LEAST_SHARE ? `${less} is still enough.` : '';
    },
    hints: [
      'Less noise means that the samples resemble each other more. Start at 1 and go down.',
      'Call `drawnWith(0.9)`, `drawnWith(0.8)` and so on, until the rarest digit is below 3 %.',
    ],
  }),
};
