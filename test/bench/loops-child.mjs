/** Answers each line with the milliseconds that a call of a program takes: node loops-child.mjs PROGRAM stock|here. */
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';
import { PROGRAMS } from './loops-programs.mjs';

const require = createRequire(new URL('../../packages/nn/package.json', import.meta.url));
const [, , name, mode] = process.argv;
const tf = require('@tensorflow/tfjs-node');
const library = () => require('./lib');
if (mode === 'stock') process.env.EPOCHLAB_COMPILE = '0';
const trace = mode === 'here' ? library().graph.trace : step => step;
const { calls, call } = PROGRAMS[name](tf, trace, library);

async function turn() {
  const start = performance.now();
  for (let i = 0; i < calls; i++) await call();
  return (performance.now() - start) / calls;
}

// JavaScript's compiler, and what is traced, come first.
await turn();

console.log('ready');
for await (const _ of createInterface({ input: process.stdin })) console.log(String(await turn()));
