import { MagicError, type Magic } from './magic';

const states: Readonly<Record<string, boolean>> = { on: true, off: false };

/** Type errors stop a cell, or are left to run time. Syntax errors always stop it. */
export const check: Magic = {
  usage: '%check on|off',
  summary: 'Whether type errors stop a cell (they do unless turned off).',
  run(argument, { settings }) {
    const state = states[argument];
    if (state === undefined)
      throw new MagicError(`Expected %check on or %check off, got '%check ${argument}'`);
    settings.check = state;
    process.stdout.write(state ? 'Type errors stop a cell.\n' : 'Type errors no longer stop a cell.\n');
  },
};
