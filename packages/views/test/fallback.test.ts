import { htmlOfUnknown, staticHtml } from '../src';
import { payload } from './fixtures';

test('a good view is drawn', () => {
  expect(htmlOfUnknown(payload('confusionMatrix.iris'))).toBe(staticHtml(payload('confusionMatrix.iris')));
});

test('what cannot be drawn says why and what to do', () => {
  const html = htmlOfUnknown({ kind: '<script>', id: '1', version: 1, state: {} });
  expect(html).toContain('no view of kind &quot;&lt;script&gt;&quot;');
  expect(html).toContain('Update Epochlab');
});
