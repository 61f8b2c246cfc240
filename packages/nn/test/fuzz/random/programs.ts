import fc from 'fast-check';
import { type Head, type Input, type Program, STATEFUL_BATCH } from '../program';
import { action, compile } from './actions';
import { between, type Kind, one, seldom } from './choice';
import { layerFor } from './layers';

const INPUTS: { readonly [K in Kind]: fc.Arbitrary<Extract<Input, { readonly kind: K }>> } = {
  vector: fc.record({ kind: fc.constant('vector'), size: between(1, 5) }),
  sequence: fc.record({
    kind: fc.constant('sequence'),
    steps: between(2, 9),
    features: between(1, 3),
    masked: seldom(3),
  }),
  tokens: fc.record({
    kind: fc.constant('tokens'),
    steps: between(2, 9),
    units: between(1, 3),
    masked: fc.boolean(),
  }),
  picture: fc.record({ kind: fc.constant('picture'), size: between(3, 6), channels: between(1, 2) }),
};

const loss = one(
  'meanSquaredError',
  'meanAbsoluteError',
  'huber',
  'logcosh',
  'binaryCrossentropy',
  'categoricalCrossentropy',
  'sparseCategoricalCrossentropy',
  'hinge',
  'squaredHinge',
  'categoricalHinge',
  'kullbackLeiblerDivergence',
  'poisson',
  'cosineProximity',
  'meanSquaredLogarithmicError',
  'own',
  'own with a teacher',
);
const head: fc.Arbitrary<Head> = fc.record({ loss, units: between(1, 3), perStep: seldom(3) });

/** Programs with an input of a kind. */
const programsOf = (kind: Kind): fc.Arbitrary<Program> =>
  fc
    .record({
      seed: between(1, 1000),
      rows: between(3, 20),
      stateful: kind === 'sequence' || kind === 'tokens' ? seldom(5) : fc.constant(false),
      input: INPUTS[kind],
      second: seldom(4),
      layers: fc.array(layerFor(kind), { maxLength: 4 }),
      heads: fc.array(head, { minLength: 1, maxLength: 2 }),
      compile,
      actions: fc.array(action, { minLength: 1, maxLength: 5 }),
    })
    .map(program => (program.stateful ? ofOneBatchSize(program) : program));

/** Whole batches of one size, as stateful layers ask for. */
const ofOneBatchSize = (program: Program): Program => ({
  ...program,
  rows: STATEFUL_BATCH * Math.ceil(program.rows / STATEFUL_BATCH),
  actions: program.actions.map(action =>
    'batchSize' in action ? { ...action, batchSize: STATEFUL_BATCH } : action,
  ),
});

/** Random programs; they shrink to fewer and simpler actions, layers and arguments. */
export const programs: fc.Arbitrary<Program> = fc.oneof(
  { weight: 4, arbitrary: programsOf('vector') },
  { weight: 4, arbitrary: programsOf('sequence') },
  { weight: 2, arbitrary: programsOf('tokens') },
  { weight: 3, arbitrary: programsOf('picture') },
);
