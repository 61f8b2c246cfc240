import { MagicError, type Magic } from './magic';

const kinds: Readonly<Record<string, boolean>> = { legacy: true, standard: false };

/** Which decorators the cells mean: those of JavaScript, or TypeScript's own of before. */
export const decorators: Magic = {
  usage: '%decorators standard|legacy',
  summary: "JavaScript's decorators, or TypeScript's older ones, as Angular, NestJS and TypeORM use them.",
  async run(argument, { settings, configure }) {
    const legacyDecorators = kinds[argument];
    if (legacyDecorators === undefined)
      throw new MagicError(
        `Expected %decorators standard or %decorators legacy, got '%decorators ${argument}'`,
      );
    await configure({ ...settings.checks, legacyDecorators });
    process.stdout.write(`Decorators are the ${argument} ones.\n`);
  },
};
