import { staticHtml } from '../../src';
import { found } from '../fixtures/learning-rate-finder';
import { pictures } from '../support/pictures';

const draw = (state: typeof found): string =>
  staticHtml({ kind: 'learningRateFinder', id: 'l', version: 1, state });

test('the suggestion is marked in the plot and said in the title', () => {
  expect(draw(found)).toContain('suggested: 0.003');
  expect(pictures(draw(found))[0]).toContain('>start with 0.003</text>');
});

test('without a suggestion the reason remains', () => {
  const html = draw({ ...found, suggestion: null, reason: 'The loss never fell.' });
  expect(html).toContain('no suggestion');
  expect(html).toContain('The loss never fell.');
});
