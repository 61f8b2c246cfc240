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
