import { queryHistory } from '../../../src/protocol/history/query';
import { requestShapes } from '../../../src/wire/requests';
import { readShape } from '../../../src/wire/shape';

const entries = [
  { session: 1, line: 1, input: 'const a = 1', output: null },
  { session: 1, line: 2, input: 'a + 1', output: '2' },
  { session: 2, line: 1, input: 'const b = 2', output: null },
  { session: 2, line: 2, input: 'a + 1', output: '2' },
];

const ask = (content: Record<string, unknown>) =>
  queryHistory(entries, 2, readShape(requestShapes.history_request, content)).map(
    entry => `${entry.session}.${entry.line}`,
  );

test('tail: the last n', () => {
  expect(ask({ hist_access_type: 'tail', n: 2 })).toEqual(['2.1', '2.2']);
});

test('range: lines of a session, this one being 0 and earlier ones negative', () => {
  expect(ask({ hist_access_type: 'range', session: 1, start: 1, stop: 2 })).toEqual(['1.1']);
  expect(ask({ hist_access_type: 'range', session: 0, start: 2 })).toEqual(['2.2']);
  expect(ask({ hist_access_type: 'range', session: -1 })).toEqual(['1.1', '1.2']);
});

test('search: * and ? stand for text and a character, everything else for itself', () => {
  expect(ask({ hist_access_type: 'search', pattern: 'const ? = *' })).toEqual(['1.1', '2.1']);
  expect(ask({ hist_access_type: 'search', pattern: 'a + 1' })).toEqual(['1.2', '2.2']);
  expect(ask({ hist_access_type: 'search', pattern: 'a + 1', unique: true })).toEqual(['2.2']);
  expect(ask({ hist_access_type: 'search', pattern: '*', n: 1 })).toEqual(['2.2']);
});
