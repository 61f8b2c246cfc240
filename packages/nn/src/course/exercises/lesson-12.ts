import { equal, exerciseOf } from './exercise-table';

export const lesson12 = {
  '12.1': exerciseOf({
    about: 'parameters of the head',
    problem: equal(() => 256 * 5 + 5),
    hints: [
      'The head is one dense layer.',
      'A weight for each feature and class, and a bias for each class.',
    ],
  }),
  '12.2': exerciseOf({
    about: 'weights that a frozen batch normalisation keeps',
    problem: equal(() => 4),
    hints: [
      'Gamma and beta are learned, the two moving values are counted. Which of these does a frozen layer do?',
      'Frozen, it learns nothing and counts nothing.',
    ],
  }),
};
