import { equal, exerciseOf } from './exercise-table';

/** The result of the lesson's `train`, as far as it is judged. */
export interface Trained {
  readonly right: number;
  readonly known: readonly number[];
}

const MOST_RIGHT = 24;

export const lesson11a = {
  '11a.1': exerciseOf({
    about: 'an entry of the normalised matrix',
    problem: equal(() => 1 / Math.sqrt(4 * 2), 1e-3),
    hints: [
      'How many neighbours does each of the two have, itself included?',
      'Four and two. Divide 1 by the root of their product.',
    ],
  }),
  '11a.2': exerciseOf({
    about: 'parameters of a graph convolution',
    problem: equal(() => 34 * 16 + 16),
    hints: [
      'Its W and b are those of a dense layer that all nodes share.',
      'A weight for each feature and unit, and a bias for each unit.',
    ],
  }),
  '11a.3': exerciseOf({
    about: 'layers from one end of the club to the other',
    problem: equal((distances: readonly number[]) => Math.max(...distances)),
    hints: [
      'Each layer carries numbers one handshake further.',
      '`steps(33)` lists how many handshakes each member is away from member 33. Who is farthest?',
    ],
  }),
  '11a.4': exerciseOf({
    about: 'two labels that teach little',
    problem: (answer, factions: readonly number[]) => {
      const { right, known } = answer as Partial<Trained>;
      if (typeof right !== 'number' || known === undefined)
        return 'expected the result of `await train(...)`.';
      const [one, other] = known.map(member => factions[member]);
      if (known.length !== 2 || one === other) return 'the two members must follow different leaders.';
      return right <= MOST_RIGHT ? '' : `${right} of the others are right.`;
    },
    hints: [
      'Whose label says little about others: a member with many friends, or one with few?',
      'Look in the drawing for members at the edge of the club, or between both camps, one of each colour.',
    ],
  }),
};
