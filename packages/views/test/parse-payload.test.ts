import { parsePayload, PayloadError, type PayloadProblem } from '../src';
import { iris } from './fixtures/confusion-matrix';

const view = { kind: 'confusionMatrix', id: 'm', version: 1, state: iris };

const problem = (value: unknown): PayloadProblem | undefined => {
  const parsed = parsePayload(value);
  return parsed instanceof PayloadError ? parsed.problem : undefined;
};

test.each<[string, unknown, PayloadProblem | undefined]>([
  ['a view', view, undefined],
  ['nothing', undefined, 'malformed'],
  ['a list', [view], 'malformed'],
  ['a kind that there is not', { ...view, kind: 'pie' }, 'unknownKind'],
  ['a kind that every object has', { ...view, kind: 'constructor' }, 'unknownKind'],
  ['a version of the future', { ...view, version: 2 }, 'unknownVersion'],
  ['a missing state', { ...view, state: undefined }, 'malformed'],
  ['a row too short', { ...view, state: { ...iris, counts: [[1], [2], [3]] } }, 'malformed'],
  [
    'a string for a number',
    {
      ...view,
      state: {
        ...iris,
        counts: [
          ['1', 0, 0],
          [0, 0, 0],
          [0, 0, 0],
        ],
      },
    },
    'malformed',
  ],
])('%s', (_, value, expected) => expect(problem(value)).toBe(expected));

test('the message says where', () => {
  expect(
    (parsePayload({ ...view, state: { ...iris, labels: ['a', 2, 'c'] } }) as PayloadError).message,
  ).toContain('labels.1');
});

test('fields of a later version are left out', () => {
  expect(parsePayload({ ...view, state: { ...iris, sparkle: true } })).toEqual(view);
});

test('a state nested ten thousand levels deep is refused, not thrown', () => {
  type Layer = Record<string, unknown>;
  let layer: Layer = { name: 'x' };
  for (let i = 0; i < 10_000; i++)
    layer = {
      name: 'x',
      type: 'M',
      outputShape: [],
      parameters: 0,
      trainable: true,
      bytes: 0,
      multiplyAdds: null,
      inputs: [],
      layers: [layer],
    };
  const totals = { parameters: 0, trainable: 0, nonTrainable: 0, bytes: 0, optimizerBytes: 0 };
  expect(problem({ ...view, kind: 'modelSummary', state: { name: 'deep', layers: [layer], totals } })).toBe(
    'malformed',
  );
});
