/**
 * Compares loops of one's own with stock tfjs-node: training steps under `graph.trace`, and predictions of ever new lengths. Both take turns on
 * the same machine; the times are medians.
 *
 *     node test/bench/loops.mjs [PROGRAM ...] [--rounds 5] [--json FILE]
 */
import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { PROGRAMS } from './loops-programs.mjs';

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'string' }, rounds: { type: 'string', default: '5' } },
});
const CHILD = fileURLToPath(new URL('loops-child.mjs', import.meta.url));
const MODES = ['stock', 'here'];
const median = values => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

/** A process that runs a program, once it is ready. */
async function start(program, mode) {
  const child = spawn(process.execPath, [CHILD, program, mode], { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const next = async () => {
    const { value, done } = await lines.next();
    if (done) throw new Error(`"${program}" (${mode}) ended before it was asked.`);
    return value;
  };
  await next();
  return {
    turn: () => (child.stdin.write('\n'), next().then(Number)),
    stop: () => child.kill(),
  };
}

async function measure(program) {
  const peers = [];
  try {
    for (const mode of MODES) peers.push(await start(program, mode));
    const times = MODES.map(() => []);
    for (let round = 0; round < Number(options.rounds); round++)
      for (const [i, peer] of peers.entries()) times[i].push(await peer.turn());
    const [stock, here] = times.map(median);
    return { program, stock, here, ratio: stock / here };
  } finally {
    for (const peer of peers) peer.stop();
  }
}

const asked = name => positionals.length === 0 || positionals.some(part => name.includes(part));
const results = [];
console.log(`${'ms a step'.padEnd(30)} ${'stock'.padStart(8)} ${'here'.padStart(8)} ${'faster'.padStart(8)}`);
for (const program of Object.keys(PROGRAMS).filter(asked)) {
  const result = await measure(program);
  results.push(result);
  const { stock, here, ratio } = result;
  console.log(
    `${program.padEnd(30)} ${stock.toFixed(3).padStart(8)} ${here.toFixed(3).padStart(8)} ${`${ratio.toFixed(1)}x`.padStart(8)}`,
  );
}
if (options.json) writeFileSync(options.json, JSON.stringify({ results }, null, 2));
