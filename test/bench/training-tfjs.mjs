/** Fits one model each time a line comes in, and answers with its times: node training-tfjs.mjs MODEL stock|compiled. */
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';
import { build } from './training-models.mjs';

const require = createRequire(new URL('../../packages/nn/package.json', import.meta.url));
const tf = require('@tensorflow/tfjs-node');
const [, , name, mode] = process.argv;
// tfjs warns of its own slow initialiser.
const warn = console.warn;
console.warn = (...words) => String(words[0]).startsWith('Orthogonal') || warn(...words);

if (mode === 'compiled') require('./lib/train').installCompiledTraining(tf);
const { model, x, y, fit } = build(tf, name);
/** How the training step runs, and whether something else is to take over. */
function plan() {
  if (mode !== 'compiled') return { settled: true };
  const { graphs } = require('./lib/train').describeCompiled(model);
  return { plan: graphs[0]?.plan, settled: graphs.every(({ next }) => next === undefined) };
}

console.log('ready');
for await (const _ of createInterface({ input: process.stdin })) {
  const [start, before] = [performance.now(), process.cpuUsage()];
  await model.fit(x, y, { ...fit, verbose: 0 });
  const wall = performance.now() - start;
  const { user, system } = process.cpuUsage(before);
  console.log(JSON.stringify({ wall, cpu: (user + system) / 1000, ...plan() }));
}
