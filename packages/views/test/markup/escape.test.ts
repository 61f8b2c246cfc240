import { printable } from '../../src';

test('printable shows control characters, direction marks and lone surrogates instead of obeying them', () => {
  expect(printable('a\u001b[31m\u202eb\ud800c')).toBe('a\ufffd[31m\ufffdb\ufffdc');
});

test('printable keeps letters of any script, emoji and line breaks', () =>
  expect(printable('ä日🦊\n')).toBe('ä日🦊\n'));
