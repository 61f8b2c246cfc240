// Latency of the compiler alone, in milliseconds: `node test/bench/compiler.mjs [--json FILE]` after a build.
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const require = createRequire(import.meta.url);
const here = path.dirname(fileURLToPath(import.meta.url));
const { createCompiler } = require('../../lib/compiler/create-compiler.js');

const megabytes = () => Math.round(process.memoryUsage().rss / 1e6);
const time = async task => {
  const start = performance.now();
  await task();
  return performance.now() - start;
};
const repeat = async (count, task) => {
  const times = [];
  for (let index = 0; index < count; index++) times.push(await time(() => task(index)));
  return times;
};
const idle = milliseconds => new Promise(resolve => setTimeout(resolve, milliseconds));

const started = performance.now();
const compiler = await createCompiler({ cwd: here, scope: path.join(here, 'scope') });
let cells = 0;
async function run(code) {
  const fileName = `cell-${++cells}.ts`;
  const result = await compiler.compile({ code, fileName, check: true });
  if (result.status === 'error') throw new Error(result.diagnostics.map(({ message }) => message).join('\n'));
  await compiler.commit(fileName, result.cell.names);
}
const complete = code => compiler.complete(code, code.length);

const rows = {};
await run('1 + 1');
rows['start to the first cell compiled'] = [performance.now() - started];
await idle(3000); // The warm-up runs while the user reads.
rows['first cell that uses tf, warm'] = [
  await time(() => run('const first = tf.tensor2d([[1, 2]]); first.print()')),
];
rows['first completion of `tf.`, warm'] = [await time(() => complete('tf.'))];
rows['`1 + n`'] = await repeat(200, n => run(`1 + ${n}`));
rows['`let` cell'] = await repeat(200, n => run(`let v${n} = ${n}; v${n}`));
const tensorCell = n => `// Step ${n}
const x${n} = tf.tensor2d([[${n}, 2], [3, 4]]);
function step${n}(t: tf.Tensor2D, rate = 0.1) {
  const y = t.matMul(x${n}).add(tf.scalar(rate)) as tf.Tensor2D;
  return { y, mean: y.mean().dataSync()[0] };
}
const model${n} = tf.sequential({ layers: [tf.layers.dense({ units: ${n + 1}, activation: 'relu', inputShape: [2] })] });
model${n}.compile({ optimizer: tf.train.adam(0.01), loss: 'meanSquaredError' });
step${n}(x${n}${n ? `.add(x${n - 1})` : ''} as tf.Tensor2D).mean`;
const tensorCells = await repeat(1000, n => run(tensorCell(n)));
rows['9-line tf cell, 1 to 100'] = tensorCells.slice(0, 100);
rows['9-line tf cell, 901 to 1,000'] = tensorCells.slice(900);
rows['completion of `tf.`'] = await repeat(100, n => complete(`const q = ${n};\ntf.`));
rows['completion of a tensor'] = await repeat(100, n => complete(`const q = tf.scalar(${n});\nq.`));
rows['inspection of `tf.layers.dense`'] = await repeat(100, () => compiler.inspect('tf.layers.dense', 12, 0));
rows['cell that imports something new'] = [
  await time(() => run("import * as ts from 'typescript'; ts.version")),
];
await compiler.dispose();

const sorted = times => [...times].sort((a, b) => a - b);
const digits = value => value.toFixed(1).padStart(8);
console.log(`${''.padEnd(36)}  median      p95      max`);
for (const [name, times] of Object.entries(rows)) {
  const s = sorted(times);
  console.log(
    name.padEnd(34) + [s[s.length >> 1], s[Math.floor(s.length * 0.95)], s.at(-1)].map(digits).join(' '),
  );
}
console.log(`memory after all that: ${megabytes()} MB`);
const file = process.argv[process.argv.indexOf('--json') + 1];
if (process.argv.includes('--json'))
  writeFileSync(file, JSON.stringify({ rows, megabytes: megabytes() }, undefined, 2));
