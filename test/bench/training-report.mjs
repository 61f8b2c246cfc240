/** The training bench's table. */

const geometricMean = values =>
  Math.exp(values.reduce((sum, value) => sum + Math.log(value), 0) / values.length);
const ms = value => (value === undefined ? '-' : value < 100 ? value.toFixed(1) : value.toFixed(0));
const ratio = value => (Number.isFinite(value) ? value.toFixed(2) : '-');

const least = (times, key) => Math.min(...[times.tensorflow, times.jax].map(peer => peer?.[key] ?? Infinity));

const RATIOS = {
  '/TF': ({ compiled, tensorflow }) => compiled.warm / (tensorflow?.warm ?? Infinity),
  '/faster': times => times.compiled.warm / least(times, 'warm'),
  cpu: times => times.compiled.cpu / least(times, 'cpu'),
  'cold/faster': times => times.compiled.cold / least(times, 'cold'),
};

const COLUMNS = {
  model: ({ model }) => model,
  warm: ({ times }) => ms(times.compiled.warm),
  stock: ({ times }) => ms(times.stock?.warm),
  'Keras-TF': ({ times }) => ms(times.tensorflow?.warm),
  'Keras-JAX': ({ times }) => ms(times.jax?.warm),
  'JAX scan': ({ times }) => ms(times.scan?.warm),
  ...Object.fromEntries(
    Object.entries(RATIOS).map(([name, of]) => [
      name,
      ({ times }) => (of(times) > 0 ? ratio(of(times)) : '-'),
    ]),
  ),
  'steps/s': ({ times, steps }) => ms((steps * 1000) / times.compiled.warm),
  cold: ({ times }) => ms(times.compiled.cold),
  'stock cold': ({ times }) => ms(times.stock?.cold),
  'TF cold': ({ times }) => ms(times.tensorflow?.cold),
  'JAX cold': ({ times }) => ms(times.jax?.cold),
  plan: ({ times }) => times.compiled.plan ?? '-',
  load: ({ load }) => load.toFixed(1),
};

const line = cells => cells.map((cell, i) => (i === 0 ? cell.padEnd(21) : cell.padStart(11))).join(' ');

export function printHead(cores) {
  console.log(`Training, ${cores} cores, milliseconds per fit`);
  console.log(line(Object.keys(COLUMNS)));
}

export const printModel = result => console.log(line(Object.values(COLUMNS).map(of => of(result))));

/** Geometric means over the models, of each ratio. */
export function summarise(results) {
  const means = Object.entries(RATIOS).map(([name, of]) => [
    name,
    geometricMean(results.map(({ times }) => of(times))),
  ]);
  const [overKerasTensorflow, overFasterPeer, processorTimeOverFrugalPeer, coldOverFasterCold] = means.map(
    ([, mean]) => mean,
  );
  return { overKerasTensorflow, overFasterPeer, processorTimeOverFrugalPeer, coldOverFasterCold };
}

export const printSummary = ({
  overKerasTensorflow,
  overFasterPeer,
  processorTimeOverFrugalPeer,
  coldOverFasterCold,
}) =>
  console.log(
    `geometric means: ${ratio(overKerasTensorflow)} of Keras on TensorFlow, ${ratio(overFasterPeer)} of the faster peer; ` +
      `processor time ${ratio(processorTimeOverFrugalPeer)} of the more frugal one; cold ${ratio(coldOverFasterCold)} of the faster cold`,
  );
