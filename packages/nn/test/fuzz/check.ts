import { difference, type Difference } from './compare';
import type { Layer, Program } from './program';
import { run } from './run';
import type { Observation } from './world';

/** By how much first weights are nudged, to see how far training amplifies an error. */
const NUDGES = [1e-6, 2e-6] as const;

const layersIn = (layer: Layer): Layer[] => {
  if ('paths' in layer) return layer.paths.flat().flatMap(layersIn);
  if ('layers' in layer) return layer.layers.flatMap(layersIn);
  return [layer, ...('of' in layer && typeof layer.of === 'object' ? layersIn(layer.of) : [])];
};

/** Whether layers draw numbers, which are others in a graph than in tfjs. */
const draws = ({ layers }: Program) =>
  layers
    .flatMap(layersIn)
    .some(layer => layer.layer === 'dropout' && 'args' in layer && layer.args['rate'] !== 0);

/** How many numbers there are, in their place. */
const loosely = (seen: readonly Observation[]): Observation[] =>
  seen.map(({ at, seen: values }) => ({
    at,
    seen: typeof values === 'string' || at.startsWith('tensors') ? values : [values.length],
  }));

/** Runs a program compiled and op by op; the first thing that is not the same, if any. */
export async function check(program: Program): Promise<Difference | undefined> {
  const [compiled, opByOp] = [
    await run(program, { compiled: true }),
    await run(program, { compiled: false }),
  ];
  if (draws(program)) return difference(loosely(compiled), loosely(opByOp), async () => []);
  const nudged = async () => {
    const runs: (readonly Observation[])[] = [];
    for (const nudge of NUDGES) runs.push(await run(program, { compiled: false, nudge }));
    return runs;
  };
  return difference(compiled, opByOp, nudged);
}
