import { element } from '../../src/markup/element';

test('element escapes text and attribute values', () => {
  expect(element('td', { title: '"<' }, '<b>&').source).toBe('<td title="&quot;&lt;">&lt;b&gt;&amp;</td>');
});

test('element keeps markup, joins lists and leaves nothing out of place', () => {
  expect(element('p', {}, 'a', element('b', {}, 1.239), [null, false, undefined, 'c']).source).toBe(
    '<p>a<b>1.24</b>c</p>',
  );
});

test('element rounds numbers, draws nothing from what is not finite and leaves absent attributes out', () => {
  expect(element('rect', { x: 1 / 3, y: NaN, fill: null }).source).toBe('<rect x="0.33" y="0"/>');
});
