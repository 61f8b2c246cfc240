import { createViews, drawings, PayloadError, type ViewStates } from '../../src';
import { iris } from '../fixtures/confusion-matrix';
import { pictures } from '../support/pictures';
import { checkHarmless } from '../support/xml';
import { gauge } from './gauge/drawing';
import type { GaugeState } from './gauge/state';

/** A view made as docs/adding-a-view.md says: a folder with five small files, and a line in each of two tables. */
interface States extends ViewStates {
  gauge: GaugeState;
}

const views = createViews<States>({ ...drawings, gauge });
const accuracy = {
  kind: 'gauge',
  id: 'g',
  version: 1,
  state: { title: 'accuracy', value: 0.93, from: 0, to: 1 },
} as const;

test('the new view is drawn as HTML and as text', () => {
  const bundle = views.render(accuracy);
  const html = String(bundle['text/html']);
  checkHarmless(html);
  pictures(html).forEach(checkHarmless);
  expect(pictures(html)[0]).toContain('accuracy: 0.93 between 0 and 1');
  expect(bundle['text/plain']).toBe('Gauge · accuracy · 0.93 between 0 and 1');
});

test('the new view is checked like the others', () => {
  expect(views.parsePayload(JSON.parse(JSON.stringify(accuracy)))).toEqual(accuracy);
  expect(views.parsePayload({ ...accuracy, state: { ...accuracy.state, to: -1 } })).toBeInstanceOf(
    PayloadError,
  );
  expect(views.htmlOfUnknown({ ...accuracy, state: {} })).toContain(
    'The state of this &quot;gauge&quot; is damaged',
  );
});

test('the views that there were stay as they were', () => {
  expect(views.staticText({ kind: 'confusionMatrix', id: 'm', version: 1, state: iris })).toContain(
    'accuracy 97.3%',
  );
});
