import { MOST_BYTES, staticHtml } from '../src';
import { drawings } from '../src/drawings';
import { payload } from './fixtures';

test('a drawing that comes out too large gives way to its text', () => {
  const html = jest.spyOn(drawings.lines, 'html').mockReturnValue('x'.repeat(MOST_BYTES + 1));
  const drawn = staticHtml(payload('lines.activations'));
  html.mockRestore();
  expect(drawn).toContain('too large to draw here');
  expect(drawn).toContain('sigmoid');
});
