/** The live views in a browser against a kernel: first paint, zoom, and what watching a run costs. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'string' } },
});

const here = fileURLToPath(new URL('.', import.meta.url));
const playwright = createRequire(import.meta.url).resolve('@playwright/test/cli');
const records = join(mkdtempSync(join(tmpdir(), 'bench-live-')), 'records');
const { status } = spawnSync(
  process.execPath,
  [playwright, 'test', '-c', join(here, 'live'), ...positionals],
  {
    stdio: ['ignore', 2, 2],
    env: { ...process.env, BENCH_RECORDS: records },
  },
);
const measured = existsSync(records)
  ? readFileSync(records, 'utf8')
      .trim()
      .split('\n')
      .map(line => summary(JSON.parse(line)))
  : [];
console.table(measured);
if (options.json) writeFileSync(options.json, JSON.stringify(measured, null, 2));
process.exitCode = status ?? 1;

/** Median and greatest of the samples beside what is promised. */
function summary({ what, name, unit, limit, values }) {
  const sorted = values.toSorted((a, b) => a - b);
  const median =
    (sorted[Math.floor((sorted.length - 1) / 2)] + sorted[Math.ceil((sorted.length - 1) / 2)]) / 2;
  const brief = value => Number(value.toPrecision(4));
  return {
    what,
    name,
    unit,
    median: brief(median),
    greatest: brief(sorted.at(-1)),
    limit,
    samples: values.length,
  };
}
