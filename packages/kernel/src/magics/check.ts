import { onOrOff, type Magic } from './magic';

/** Type errors stop a cell, or are left to run time. Syntax errors always stop it. */
export const check: Magic = {
  usage: '%check on|off',
  summary: 'Whether type errors stop a cell (they do unless turned off).',
  run(argument, { settings }) {
    settings.check = onOrOff('%check', argument);
    process.stdout.write(
      settings.check ? 'Type errors stop a cell.\n' : 'Type errors no longer stop a cell.\n',
    );
  },
};
