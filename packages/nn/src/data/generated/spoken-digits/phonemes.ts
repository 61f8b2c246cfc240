/** The resonances of the vocal tract, in Hz. */
export type Formants = readonly [f1: number, f2: number, f3: number];

export interface Phoneme {
  /** Those of a man of average size; other speakers' are multiples of them. */
  readonly formants: Formants;
  /** Seconds at a middling tempo. */
  readonly duration: number;
  /** How loud the vocal folds sound, 0 to 1. */
  readonly voicing: number;
  /** How loud the breath is that passes through all resonances, 0 to 1. */
  readonly aspiration: number;
  /** The noise of a narrow place: loudness 0 to 1, and the resonance of the cavity before it in Hz. */
  readonly frication: { readonly level: number; readonly centre: number; readonly bandwidth: number };
}

const SILENT = { level: 0, centre: 2500, bandwidth: 2000 };

/** Phonemes that hiss: /s/ and /z/ have most of their noise above 3.5 kHz, /f/, /v/ and /th/ a weak and flat one. */
const hiss = (level: number): Phoneme['frication'] => ({ level, centre: 3700, bandwidth: 500 });
const flat = (level: number): Phoneme['frication'] => ({ level, centre: 2600, bandwidth: 2500 });
const burst = (level: number, centre: number): Phoneme['frication'] => ({ level, centre, bandwidth: 500 });

const vowel = (formants: Formants, duration: number): Phoneme => ({
  formants, duration, voicing: 1, aspiration: 0, frication: SILENT,
}); // prettier-ignore

const voiced = (formants: Formants, duration: number, voicing: number): Phoneme => ({
  ...vowel(formants, duration),
  voicing,
});

const noise = (formants: Formants, duration: number, frication: Phoneme['frication']): Phoneme => ({
  formants, duration, voicing: 0, aspiration: 0, frication,
}); // prettier-ignore

const closed = (formants: Formants, duration: number): Phoneme => noise(formants, duration, SILENT);

const breath = (formants: Formants, duration: number, aspiration: number): Phoneme => ({
  ...closed(formants, duration),
  aspiration,
});

const T: Formants = [400, 1600, 2600];
const K: Formants = [300, 1990, 2850];

/**
 * The sounds of the ten English digits, named after the ARPAbet. Vowels are the averages of 33 men (Peterson and
 * Barney 1952, table II); consonants follow Klatt (1980), shortened to what is needed here. A stop is the closure, the burst
 * and, after /t/, the breath until the voice begins.
 */
export const PHONEMES = {
  IY: vowel([270, 2290, 3010], 0.19),
  IH: vowel([390, 1990, 2550], 0.1),
  EH: vowel([530, 1840, 2480], 0.11),
  AH: vowel([640, 1190, 2390], 0.13),
  AA: vowel([730, 1090, 2440], 0.14),
  AO: vowel([570, 840, 2410], 0.16),
  UH: vowel([440, 1020, 2240], 0.09),
  UW: vowel([300, 870, 2240], 0.2),
  W: voiced([290, 610, 2150], 0.08, 0.7),
  R: voiced([310, 1060, 1380], 0.08, 0.8),
  N: voiced([270, 1340, 2470], 0.1, 0.5),
  V: { ...voiced([220, 1100, 2080], 0.07, 0.4), frication: flat(0.12) },
  Z: { ...voiced([240, 1390, 2530], 0.09, 0.35), frication: hiss(0.6) },
  F: noise([340, 1100, 2080], 0.11, flat(0.3)),
  TH: noise([320, 1290, 2540], 0.1, flat(0.2)),
  S: noise([320, 1390, 2530], 0.13, hiss(1)),
  'T closed': closed(T, 0.05),
  'T burst': noise(T, 0.02, burst(0.9, 3300)),
  'T breath': breath(T, 0.04, 0.5),
  'K closed': closed(K, 0.06),
  'K burst': noise(K, 0.025, burst(0.7, 2000)),
} satisfies Record<string, Phoneme>;

export type PhonemeName = keyof typeof PHONEMES;
