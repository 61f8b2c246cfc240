import type { PhonemeName } from './phonemes';

/** The digits and their sounds; a diphthong is two vowels, one gliding into the other. */
export const WORDS = {
  zero: ['Z', 'IH', 'R', 'AO', 'UH'],
  one: ['W', 'AH', 'N'],
  two: ['T closed', 'T burst', 'T breath', 'UW'],
  three: ['TH', 'R', 'IY'],
  four: ['F', 'AO', 'R'],
  five: ['F', 'AA', 'IH', 'V'],
  six: ['S', 'IH', 'K closed', 'K burst', 'S'],
  seven: ['S', 'EH', 'V', 'AH', 'N'],
  eight: ['EH', 'IH', 'T closed', 'T burst', 'T breath'],
  nine: ['N', 'AA', 'IH', 'N'],
} satisfies Record<string, readonly PhonemeName[]>;

export type Digit = keyof typeof WORDS;

/** In the order of their values. */
export const DIGITS = Object.keys(WORDS) as Digit[];
