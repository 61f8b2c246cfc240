import { interpolateCividis } from 'd3-scale-chromatic';
import { palette } from './palette';

export type Rgb = readonly [red: number, green: number, blue: number];

export const WHITE: Rgb = [255, 255, 255];

/** Cividis, for counts and intensities: `share` runs from 0 (dark blue) to 1 (yellow). */
export function cividis(share: number): Rgb {
  return colourFrom(interpolateCividis(clamp(share, 0, 1)));
}

/** Weights and activations: orange at -1, `zero` at 0, blue at 1. */
export function diverging(share: number, zero: Rgb = WHITE): Rgb {
  return mix(zero, colourFrom(share < 0 ? palette.orange : palette.blue), Math.min(1, Math.abs(share)));
}

/** The colour `part` (0 to 1) of the way from one to another. */
export function mix(from: Rgb, to: Rgb, part: number): Rgb {
  const channel = (i: 0 | 1 | 2): number => Math.round(from[i] + (to[i] - from[i]) * part);
  return [channel(0), channel(1), channel(2)];
}

export function hex(colour: Rgb): string {
  return `#${colour.map(channel => channel.toString(16).padStart(2, '0')).join('')}`;
}

/** Black or white, whichever stands out more from `colour` (WCAG 2 contrast). */
export function readableOn(colour: Rgb): '#000' | '#fff' {
  return luminance(colour) > 0.179 ? '#000' : '#fff';
}

function luminance(colour: Rgb): number {
  const [red, green, blue] = colour.map(channel => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Reads `#rrggbb`, and `rgb(r, g, b)` as d3 writes it. */
export function colourFrom(colour: string): Rgb {
  const channels = colour.startsWith('#')
    ? [1, 3, 5].map(at => parseInt(colour.slice(at, at + 2), 16))
    : (colour.match(/\d+/g) ?? []).map(Number);
  return [channels[0] ?? 0, channels[1] ?? 0, channels[2] ?? 0];
}

function clamp(value: number, low: number, high: number): number {
  return value >= low ? Math.min(value, high) : low;
}
