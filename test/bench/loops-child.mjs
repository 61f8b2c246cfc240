/** Answers each line with the milliseconds that a call of a program takes: node loops-child.mjs PROGRAM stock|here. */
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';
import { PROGRAMS } from './loops-programs.mjs';

const require = createRequire(new URL('../../packages/nn/package.json', import.meta.url));
const [, , name, mode] = process.argv;
const tf = require('@tensorflow/tfjs-node');
const trace = mode === 'here' ? require('./lib').graph.trace : step => step;
const { calls, call } = PROGRAMS[name](tf, trace);
// JavaScript's compiler, and what is traced, come first.
for (let i = 0; i < calls; i++) call();

console.log('ready');
for await (const _ of createInterface({ input: process.stdin })) {
  const start = performance.now();
  for (let i = 0; i < calls; i++) call();
  console.log(String((performance.now() - start) / calls));
}
