import { exercisesFromTheStart } from '../../src/course/exercise';
import { exercises } from '../../src/course/exercises';

let printed: string[];
beforeEach(() => {
  printed = [];
  jest.spyOn(console, 'log').mockImplementation(line => void printed.push(String(line)));
});
afterEach(() => jest.restoreAllMocks());

const [first, second] = exercises['1.1'].hints;

it('an exercise without an answer is open, and says nothing of the solution', () => {
  exercisesFromTheStart()('1.1', undefined);
  expect(printed).toEqual(['○ 1.1 parameters of a dense layer: no answer yet.']);
});

it('a right answer gets a tick', () => {
  exercisesFromTheStart()('1.1', 2080);
  expect(printed).toEqual(['✓ 1.1 parameters of a dense layer']);
});

it('help comes in steps: a hint, a further one, the way to the solution', () => {
  const exercise = exercisesFromTheStart();
  for (const answer of [1, 2, 2, 3]) exercise('1.1', answer);
  expect(printed).toEqual([
    `✗ 1.1 parameters of a dense layer: 1 is not right. Hint: ${first}`,
    `✗ 1.1 parameters of a dense layer: 2 is not right. A further hint: ${second}`,
    `✗ 1.1 parameters of a dense layer: 2 is not right. A further hint: ${second}`,
    `✗ 1.1 parameters of a dense layer: 3 is not right. ${second} The solution is below the cell: click "One solution".`,
  ]);
});

it('an answer of another form is told the form, not the value', () => {
  const exercise = exercisesFromTheStart();
  exercise('1.1', 'many');
  exercise('2.3', 0.25);
  expect(printed).toEqual([
    `✗ 1.1 parameters of a dense layer: got "many", expected a number. Hint: ${first}`,
    expect.stringContaining('got 0.25, expected a list of 2, each a number.'),
  ]);
});

it('a function is judged by its values', () => {
  const exercise = exercisesFromTheStart();
  exercise('2.2', (z: number) => Math.max(0.2 * z, z));
  exercise('2.2', (z: number) => Math.max(0, z));
  exercise('2.2', 1);
  expect(printed).toEqual([
    '✓ 2.2 leaky ReLU',
    expect.stringContaining('it gives 0 for -3.1, which is not right.'),
    expect.stringContaining('got 1, expected a function of one number.'),
  ]);
});

it('an experiment is judged by what it reaches', () => {
  const exercise = exercisesFromTheStart();
  const lossesWith = (rate: number) => [1, 0.05 / rate];
  exercise('2.4', 2, lossesWith);
  exercise('2.4', 100, lossesWith);
  expect(printed).toEqual([
    expect.stringContaining('with 2 the loss after five steps is 0.0250.'),
    '✓ 2.4 a learning rate for five steps',
  ]);
});

describe('an experiment says what is missing, not what to answer', () => {
  it.each([
    [{ loss: 0.1, testLoss: 0.3 }, 'its test loss is 0.300, no lower than before.'],
    [{ loss: 0.05, testLoss: 0.15 }, 'its gap is 0.100.'],
    [{ loss: 0.1, testLoss: 0.15 }, '✓ 8.4 half the gap'],
    [0.15, 'expected the result of `await measured(...)`.'],
  ])('8.4, for %o', (answer, says) => {
    exercisesFromTheStart()('8.4', answer, { loss: 0.05, testLoss: 0.2 });
    expect(printed).toEqual([expect.stringContaining(says)]);
  });

  it.each([
    [0.8, 'at 0.8 the mistakes cost 20; there is a cheaper one.'],
    [0.3, 'at 0.3 the mistakes cost 1; there is a cheaper one.'],
    [0.5, '✓ 15.5 the cheapest threshold'],
    [0.6, '✓ 15.5 the cheapest threshold'],
  ])('15.5, at a threshold of %d', (answer, says) => {
    exercisesFromTheStart()('15.5', answer, [1, 0, 1, 0], [0.7, 0.4, 0.9, 0.1]);
    expect(printed).toEqual([expect.stringContaining(says)]);
  });

  it('11a.4 wants two members of different factions, whose labels are of little use', () => {
    const [exercise, factions] = [exercisesFromTheStart(), [0, 0, 1]];
    exercise('11a.4', { right: 10, known: [0, 1] }, factions);
    exercise('11a.4', { right: 30, known: [0, 2] }, factions);
    exercise('11a.4', { right: 24, known: [0, 2] }, factions);
    expect(printed).toEqual([
      expect.stringContaining('must follow different leaders'),
      expect.stringContaining('30 of the others are right'),
      '✓ 11a.4 two labels that teach little',
    ]);
  });
});

it('every exercise of every lesson has two different hints', () => {
  for (const { hints } of Object.values(exercises)) expect(new Set(hints).size).toBe(2);
});
