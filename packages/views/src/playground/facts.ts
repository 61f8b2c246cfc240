import type { PlaygroundState } from './state';

/** Inputs, hidden layers and outputs with arrows between them: `2 → 4 → 2 → 1`. */
export const shapeOf = ({ inputs, layers }: PlaygroundState): string =>
  [inputs.length, ...layers.map(({ bias }) => bias.length)].join(' → ');

/** The losses after the last epoch; NaN where they are not finite. */
export const lossNow = ({
  curves,
}: PlaygroundState): { readonly loss: number; readonly testLoss: number } => ({
  loss: curves.loss.at(-1) ?? NaN,
  testLoss: curves.testLoss.at(-1) ?? NaN,
});

/** The problem in words: the data's name and the kind of problem. */
export const problemOf = ({ settings, classes, ownData }: PlaygroundState): string => {
  const data = settings.problem === 'regression' ? settings.regDataset : settings.dataset;
  const what = classes.length > 2 ? `${classes.length} classes` : settings.problem;
  return ownData ? what : `${data} (${what})`;
};
