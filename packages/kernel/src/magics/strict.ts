import { onOrOff, type Magic } from './magic';

/** TypeScript's `strict`, for this notebook. */
export const strict: Magic = {
  usage: '%strict on|off',
  summary: 'Whether untyped parameters and possible nulls are errors (they are unless turned off).',
  async run(argument, { settings, configure }) {
    const isStrict = onOrOff('%strict', argument);
    await configure({ ...settings.checks, strict: isStrict });
    process.stdout.write(
      isStrict
        ? 'Untyped parameters and possible nulls are errors.\n'
        : 'Untyped parameters and possible nulls are no errors any more; other type errors are.\n',
    );
  },
};
