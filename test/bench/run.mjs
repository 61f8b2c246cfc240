/** Runs the benches: node test/bench/run.mjs [training|fits|loops|kernel|live|playground|memory ...] [--json FILE]. Each suite prints its own table. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const SUITES = {
  training: { title: 'Training', file: 'training.mjs' },
  fits: { title: 'First fits', file: 'first-fits.mjs' },
  loops: { title: 'Loops of one’s own', file: 'loops.mjs' },
  kernel: { title: 'Kernel', file: 'kernel.mjs' },
  live: { title: 'Live views', file: 'live.mjs', args: ['cost', 'matrix', 'training'] },
  playground: { title: 'Playground', file: 'live.mjs', args: ['playground'] },
  memory: { title: 'Memory', file: 'memory.mjs' },
};

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'string' } },
});
const unknown = positionals.filter(name => !(name in SUITES));
if (unknown.length > 0) {
  console.error(`Unknown bench ${unknown.join(', ')}; there are ${Object.keys(SUITES).join(' and ')}.`);
  process.exit(2);
}

const out = mkdtempSync(join(tmpdir(), 'bench-'));
const results = {};
for (const name of positionals.length > 0 ? positionals : Object.keys(SUITES)) {
  const { title, file, args = [] } = SUITES[name];
  const script = fileURLToPath(new URL(file, import.meta.url));
  if (!existsSync(script)) continue;
  const json = join(out, `${name}.json`);
  console.log(`\n${title}`);
  const { status } = spawnSync(process.execPath, [script, '--json', json, ...args], { stdio: 'inherit' });
  if (status !== 0) process.exitCode = 1;
  else results[name] = JSON.parse(readFileSync(json, 'utf8'));
}
if (options.json) writeFileSync(options.json, JSON.stringify(results, null, 2));
