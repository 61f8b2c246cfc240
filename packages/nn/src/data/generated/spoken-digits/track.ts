import type { Phoneme } from './phonemes';

/** The parameters of the synthesiser are set again every 5 ms (Klatt 1980). */
export const FRAME_SECONDS = 0.005;

/** Settings of the synthesiser during one frame. */
export interface Frame {
  f1: number;
  f2: number;
  f3: number;
  voicing: number;
  aspiration: number;
  frication: number;
  centre: number;
  bandwidth: number;
}

/** Frames that a change takes: tongue and jaw need about 55 ms, folds and breath 15 ms. */
const INERTIA = {
  f1: 11,
  f2: 11,
  f3: 11,
  voicing: 3,
  aspiration: 3,
  frication: 3,
  centre: 1,
  bandwidth: 1,
} satisfies Record<keyof Frame, number>;

const PARAMETERS = Object.keys(INERTIA) as (keyof Frame)[];

function target({ formants: [f1, f2, f3], voicing, aspiration, frication }: Phoneme): Frame {
  const { level, centre, bandwidth } = frication;
  return { f1, f2, f3, voicing, aspiration, frication: level, centre, bandwidth };
}

/** The frames of a sequence of sounds, each parameter gliding from one sound's value to the next one's. */
export function track(phonemes: readonly Phoneme[]): Frame[] {
  const steps = phonemes.flatMap(phoneme => {
    const frames = Math.max(1, Math.round(phoneme.duration / FRAME_SECONDS));
    return Array.from({ length: frames }, () => target(phoneme));
  });
  return steps.map((frame, i) => {
    const glided = { ...frame };
    for (const name of PARAMETERS) glided[name] = mean(steps, i, name);
    return glided;
  });
}

/** A running mean makes a straight ramp of every step. */
function mean(steps: readonly Frame[], i: number, name: keyof Frame): number {
  const reach = (INERTIA[name] - 1) / 2;
  const near = steps.slice(Math.max(0, i - reach), i + reach + 1);
  return near.reduce((sum, frame) => sum + frame[name], 0) / near.length;
}
