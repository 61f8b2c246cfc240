import { readFileSync } from 'node:fs';
import { install } from '../../src/install';
import { check } from './check';
import type { Program } from './program';
import { search, type Found } from './search';

/** A program by seed:index, or from a file: alone, or the last line of a file of differences. */
export async function replay(what: string, shrinkMs: number): Promise<Found | undefined> {
  install();
  const [, seed, index] = /^(\d+):(\d+)$/.exec(what) ?? [];
  if (seed !== undefined) return search(Number(seed), Number(index), shrinkMs);
  const last = readFileSync(what, 'utf8').trim().split('\n').at(-1) ?? '';
  const read = JSON.parse(last) as Program | Found;
  const program = 'program' in read ? read.program : read;
  const difference = await check(program);
  return difference && { program, difference };
}
