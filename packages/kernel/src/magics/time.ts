import type { Magic } from './magic';

/** `%time f(x)` and, above a whole cell, `%%time`, as in IPython. */
export const time: Magic = {
  usage: '%time [CODE], %%time',
  summary: 'Says how long the cell runs; compiling does not count.',
  run(argument, { cell }) {
    cell.isTimed = true;
    if (argument !== '') cell.statement = argument;
  },
};
