/** Times `fit` of one model in this process: node training-tfjs.mjs MODEL stock|compiled. Prints one JSON line. */
import { createRequire } from 'node:module';
import { MODELS } from './training-models.mjs';

process.env.TF_CPP_MIN_LOG_LEVEL ??= '2';
const require = createRequire(new URL('../../packages/nn/package.json', import.meta.url));
const tf = require('@tensorflow/tfjs-node');
const [, , name, mode] = process.argv;
const warn = console.warn;
console.warn = (...words) => String(words[0]).startsWith('Orthogonal') || warn(...words);

if (mode === 'compiled') require('./lib/train').installCompiledTraining(tf);

const { model, x, y, fit, steps } = MODELS[name](tf);
const processor = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};
const timed = async () => {
  const [start, cpu] = [performance.now(), processor()];
  await model.fit(x, y, { ...fit, verbose: 0 });
  return { wall: performance.now() - start, cpu: processor() - cpu };
};
const cold = await timed();
await timed();
const warm = [];
for (let i = 0; i < (mode === 'stock' ? 1 : 5); i++) warm.push(await timed());
const median = key => warm.map(time => time[key]).sort((a, b) => a - b)[Math.floor(warm.length / 2)];
const plan = mode === 'compiled' ? require('./lib/train').describeCompiled(model).graphs[0]?.plan : undefined;
console.log(JSON.stringify({ cold: cold.wall, warm: median('wall'), cpu: median('cpu'), steps, plan }));
