import { inspect } from 'node:util';

/** @throws RangeError naming the data set `of`, the option, what it is and what it must be */
export function refuseUnlessWhole(of: string, option: Readonly<Record<string, number>>, least: number): void {
  for (const [name, value] of Object.entries(option))
    if (!Number.isSafeInteger(value) || value < least)
      throw new RangeError(`${of}: ${name} is ${inspect(value)}; expected a whole number, ${least} or more.`);
}

/** How many speakers are the test's: at least one, and one is left. */
export function heldSpeakers(of: string, speakers: number, testShare: number): number {
  if (!(testShare > 0 && testShare < 1))
    throw new RangeError(`${of}: testShare is ${testShare}; expected a share between 0 and 1, such as 0.2.`);
  return Math.min(speakers - 1, Math.max(1, Math.round(speakers * testShare)));
}
