import { difference, type Difference } from './compare';
import type { Layer, Program } from './program';
import { setRandomSeed } from '../../../train/src/random/seed';
import { run } from './run';
import { runStock } from './stock';
import { stockProgram } from './stock-program';
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
    .some(layer => /dropout|noise/i.test(layer.layer) && 'args' in layer && layer.args['rate'] !== 0);

/** Actions without training: they draw nothing. */
const DRAWLESS: ReadonlySet<unknown> = new Set(['predict', 'evaluate', 'evaluateDataset', 'save and load']);

const firstTraining = (seen: readonly Observation[]) => {
  const place = seen.findIndex(({ at, seen: action }) => at.startsWith('action') && !DRAWLESS.has(action));
  return place < 0 ? seen.length : place;
};

/** How many numbers there are, in their place, from the first action on that may train. */
const loosely = (seen: readonly Observation[]): Observation[] =>
  seen.map((one, i) => {
    const { at, seen: values } = one;
    if (typeof values === 'string' || at.startsWith('tensors') || i < firstTraining(seen)) return one;
    return { at, seen: [values.length] };
  });

/** Whether the numbers that are drawn decide how long it trains. */
const stopsEarly = ({ actions }: Program) =>
  actions.some(
    action => 'callbacks' in action && action.callbacks.some(({ callback }) => callback === 'EarlyStopping'),
  );

/** Runs a program whose layers draw: numbers of training are others op by op, but the same again for the same seed. */
async function checkDrawing(
  program: Program,
  opByOp: readonly Observation[],
): Promise<Difference | undefined> {
  const seeded = async () => {
    setRandomSeed(program.seed);
    return run(program, { compiled: true });
  };
  const [compiled, again] = [await seeded(), await seeded()];
  const never = async () => [];
  const comparable = (seen: readonly Observation[]) =>
    stopsEarly(program) ? seen.slice(0, firstTraining(seen)) : loosely(seen);
  return (
    (await difference(comparable(compiled), comparable(opByOp), never)) ??
    (await difference(compiled, again, never))
  );
}

/** Once in so many programs what stock tfjs can run of it is compared with that too. */
const STOCK_ONCE_IN = 3;

/** Compares what stock tfjs can run of a program with stock tfjs, until that fails. */
async function checkStock(program: Program): Promise<Difference | undefined> {
  const part = stockProgram(program);
  const stock = await runStock(part);
  if (!stock) return undefined;
  const compiled = await run(part, { compiled: true });
  const failed = stock.findIndex(({ at }) => at === 'error');
  const until = failed < 0 ? stock.length : failed;
  const found = await difference(compiled.slice(0, until), stock.slice(0, until), () => nudged(part));
  return found && { ...found, at: `${found.at}, beside stock tfjs, of ${JSON.stringify(part)}` };
}

async function nudged(program: Program): Promise<(readonly Observation[])[]> {
  const runs: (readonly Observation[])[] = [];
  for (const nudge of NUDGES) runs.push(await run(program, { compiled: false, nudge }));
  return runs;
}

/** Runs a program compiled and op by op; the first thing that is not the same, if any. */
export async function check(program: Program): Promise<Difference | undefined> {
  const opByOp = await run(program, { compiled: false });
  if (draws(program)) return checkDrawing(program, opByOp);
  const compiled = await run(program, { compiled: true });
  const found = await difference(compiled, opByOp, () => nudged(program));
  return found ?? (program.seed % STOCK_ONCE_IN === 0 ? checkStock(program) : undefined);
}
