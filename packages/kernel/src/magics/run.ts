import { MagicError, type Magic } from './magic';

/** The global symbol under which a cell finds the session's way to run a file. */
export const RUN = 'epochlab.run';

/** `%run train.js --epochs 2`, as in IPython. */
export const run: Magic = {
  usage: '%run FILE [ARGUMENTS]',
  summary:
    'Runs a file of JavaScript or TypeScript as `node FILE ARGUMENTS` does, with the TensorFlow of this kernel.',
  run(argument, { cell }) {
    const [file, ...args] = wordsOf(argument);
    if (file === undefined)
      throw new MagicError('Expected %run FILE [ARGUMENTS], as in %run train.js --epochs 2');
    // A statement of the cell, so that it can be interrupted and its errors are the cell's.
    const call = [file, args].map(value => JSON.stringify(value)).join(', ');
    cell.statement = `await Reflect.get(globalThis, Symbol.for('${RUN}'))(${call});`;
  },
};

/** The words of a command line; quotes keep spaces. */
function wordsOf(line: string): string[] {
  return [...line.matchAll(/"([^"]*)"|'([^']*)'|\S+/g)].map(
    ([all, double, single]) => double ?? single ?? all,
  );
}
