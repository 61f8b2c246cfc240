/**
 * The first fits of a new model, one after the other: none may be slower than the first, which records the step, while XLA compiles
 * beside those after it.
 *
 *     node test/bench/first-fits.mjs [--fits 8] [--json FILE]
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { SPECS } from './training-models.mjs';
import { startPeer } from './training-peers.mjs';

const { values: options } = parseArgs({
  options: { json: { type: 'string' }, fits: { type: 'string', default: '8' } },
});

async function firstFits(model) {
  const peer = await startPeer('compiled', model);
  const fits = [];
  try {
    for (let i = 0; i < Number(options.fits); i++) fits.push(await peer.fit());
  } finally {
    peer.stop();
  }
  return fits;
}

const results = [];
for (const model of Object.keys(SPECS).filter(name => SPECS[name].firstFits)) {
  const fits = await firstFits(model);
  results.push({ model, fits });
  const cells = fits.map(({ wall, plan }) => `${wall.toFixed(0)} ${plan}`.padStart(11));
  console.log(model.padEnd(21), ...cells);
}
if (options.json) writeFileSync(options.json, JSON.stringify(results, null, 2));
