import { appendFileSync } from 'node:fs';

/** Samples of a measured thing, in the order in which they were taken. */
export type Samples = Readonly<Record<string, readonly number[]>>;

/** Hands what a bench measured to the script that prints it: one line of JSON a measured thing. */
export function record(
  what: string,
  unit: string,
  samples: Samples,
  limits: Readonly<Record<string, number>>,
): void {
  for (const [name, values] of Object.entries(samples)) {
    const line = JSON.stringify({ what, name, unit, limit: limits[name], values });
    const file = process.env['BENCH_RECORDS'];
    if (file === undefined) console.log(line);
    else appendFileSync(file, `${line}\n`);
  }
}
