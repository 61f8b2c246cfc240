import { parseAnswer, type Answer } from '@epochlab/views';

const seriesKey = { metric: 'loss', set: 'training', per: 'batch' } as const;
const weights = {
  name: 'kernel',
  shape: [2, 3],
  min: -1,
  max: 1,
  mean: null,
  std: null,
  notFinite: 0,
  zeros: 1,
  edges: [-1, 0, 1],
  counts: [2, 4],
};

const ANSWERS: readonly Answer[] = [
  { type: 'window', request: 1, points: [{ series: seriesKey, count: 3 }] },
  {
    type: 'diagnosis',
    request: 2,
    epoch: 1,
    step: 5,
    samples: 32,
    layers: [{ layer: 'dense', gradientNorm: 0.5, weightNorm: null, deadShare: 0.25 }],
  },
  { type: 'diagnosis', request: 2, epoch: 1, step: 5, samples: 0, layers: [], error: 'no data' },
  {
    type: 'runs',
    request: 3,
    runs: [{ id: 'a', name: 'one', status: 'finished', settings: { epochs: 3 }, overlaid: false }],
  },
  { type: 'samples', request: 4, total: 9, samples: [{ index: 7, text: 'seven' }] },
  { type: 'tile', request: 5, rows: 2, columns: 2, rowClasses: [{ index: 0, label: 'cat' }] },
  { type: 'place', request: 6, places: [4, 0] },
  { type: 'weights', request: 7, weights: [weights] },
];

test.each(ANSWERS.map(answer => [answer.type, answer] as const))('%s is read as it was sent', (_, answer) => {
  expect(parseAnswer(JSON.parse(JSON.stringify(answer)))).toEqual(answer);
});

const ODD = [undefined, null, -1, 0.5, '<script>', [], {}, [null], [[]], { length: 1e9 }];

/** The answer with one of its fields, however deep, replaced by something odd. */
function* spoilt(value: unknown): Generator<unknown> {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, part] of Object.entries(value)) {
    const replaced = (other: unknown) => (Array.isArray(value) ? [other] : { ...value, [key]: other });
    for (const odd of ODD) yield replaced(odd);
    for (const inner of spoilt(part)) yield replaced(inner);
  }
}

test('an answer with any field spoilt is none, or is one of the right shape', () => {
  let refused = 0;
  for (const answer of ANSWERS)
    for (const other of spoilt(answer)) {
      const parsed = parseAnswer(other);
      if (parsed === null) refused++;
      else expect(Object.keys(parsed).sort()).toEqual(expect.arrayContaining(['request', 'type']));
    }
  expect(refused).toBeGreaterThan(300);
});
