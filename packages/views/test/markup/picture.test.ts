import { element } from '../../src/markup/element';
import { image, svgDocument } from '../../src/markup/picture';
import { pictures } from '../support/pictures';

const picture = { width: 40, height: 20, alt: 'a <line>', children: [element('line', { x1: 0, x2: 40 })] };

test('image carries the whole document in its address and says what it shows', () => {
  const { source } = image(picture);
  expect(pictures(source)).toEqual([svgDocument(picture)]);
  expect(source).toContain('width="40" height="20" alt="a &lt;line&gt;"');
});
