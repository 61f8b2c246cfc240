import { randomInt } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { work } from './pool';
import { replay } from './replay';
import { Report } from './report';
import type { Order } from './worker';

/**
 * Trains random programs compiled and op by op, and compares all that a user can see:
 *   npm run fuzz:train -- --programs 10000 --seed 7 --from 4000 --differences found.jsonl
 *   npm run fuzz:train -- --replay 7:4012
 */
const { values: given } = parseArgs({
  options: {
    programs: { type: 'string', default: '500' },
    /** A new one each time unless given; it is printed. */
    seed: { type: 'string', default: String(randomInt(1_000_000)) },
    from: { type: 'string', default: '0' },
    jobs: { type: 'string', default: '2' },
    /** No program begins after so many. */
    seconds: { type: 'string', default: 'Infinity' },
    'shrink-seconds': { type: 'string', default: '60' },
    /** A program by seed:index or from a file. */
    replay: { type: 'string' },
    /** Where to append what differs. */
    differences: { type: 'string' },
    /** Where to write the counts, for the runner of all tests. */
    result: { type: 'string' },
  },
});

const seed = Number(given.seed);
const from = Number(given.from);
const shrinkMs = Number(given['shrink-seconds']) * 1000;

function* orders(report: Report): Generator<Order> {
  for (let index = from; index < from + Number(given.programs); index++) {
    if (report.seconds > Number(given.seconds)) return;
    yield { seed, index, shrinkMs };
  }
}

async function main(): Promise<boolean> {
  const report = new Report(seed, given.differences);
  if (given.replay !== undefined) {
    const found = await replay(given.replay, shrinkMs);
    report.add({ index: 0, ...(found ? { found } : {}) });
  } else {
    console.log(`Seed ${seed}, programs from ${from} on`);
    await work(Number(given.jobs), orders(report), answer => report.add(answer));
  }
  console.log(report.toString());
  const { ran, differing } = report;
  const counts = { passed: ran - differing, failed: differing, skipped: 0 };
  if (given.result) writeFileSync(given.result, JSON.stringify(counts));
  return differing === 0 && ran > 0;
}

void main().then(same => (process.exitCode = same ? 0 : 1));
