import { axis } from '../../src';
import { panelOf, panelSize, placeOf } from '../../src/plot/panel';

const panel = { ...panelSize, title: 'loss', x: axis([0, 10], { label: 'epoch' }), y: axis([0, 1]) };

test('placeOf puts the corners of the data at the corners of the box', () => {
  const { box, x, y } = placeOf(panel);
  expect([x(0), x(10), y(0), y(1)]).toEqual([box.left, box.right, box.bottom, box.top]);
});

test('placeOf makes room for long tick labels', () => {
  expect(placeOf({ ...panel, y: axis([0, 12_345]) }).box.left).toBeGreaterThan(placeOf(panel).box.left);
});

test('panelOf gives the data exactly the pixels it asks for', () => {
  const { box } = panelOf(panel, { width: 200, height: 100 }).place;
  expect([box.right - box.left, box.bottom - box.top].map(Math.round)).toEqual([200, 100]);
});
