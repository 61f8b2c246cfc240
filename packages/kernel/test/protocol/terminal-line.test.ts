import { TerminalLine } from '../../src/protocol/output/terminal-line';

/** The part of a text that JupyterLab shows: `\r` goes back to the beginning of the line, later characters replace earlier ones. */
function shown(text: string): string {
  const lines = text
    .split('\n')
    .map(line => line.split('\r').reduce((before, part) => part + before.slice(part.length), ''));
  return lines.map(line => line.trimEnd()).join('\n');
}

const written = (...parts: string[]) => {
  const line = new TerminalLine();
  return parts.map(part => line.write(part)).join('');
};

test.each([
  [['75 % left', '\x1b[2K\rdone'], 'done'],
  [['75 % left\x1b[2K\rdone\nnext'], 'done\nnext'],
  [['loading...', '\r\x1b[K', 'ok'], 'ok'],
  [['10 %\r', '20 %\r', '100 %\n', 'end'], '100 %\nend'],
  [['abc\b\bX'], 'aXc'],
  [['abc', '\r', 'x'], 'xbc'],
  [['one\r\ntwo\r\n'], 'one\ntwo\n'],
  [['\x1b[32mgreen\x1b[39m\r\x1b[2K\x1b[31mred\x1b[39m'], '\x1b[31mred\x1b[39m'],
  [['plain\n', 'text'], 'plain\ntext'],
  [['😀 smile', '\r\x1b[2K🎉'], '🎉'],
])('%j is shown as %j', (parts, text) => {
  expect(shown(written(...parts))).toBe(text);
});

test('the states of a progress bar that nobody has seen are not sent', () => {
  const states = Array.from({ length: 1000 }, (_, i) => `\x1b[2K\r${i} of 1000`).join('');
  expect(written(states)).toBe('999 of 1000');
});

test('text that moves nothing is sent as it is', () => {
  const text = 'a\nb\x1b[1mc\x1b[22m\n';
  expect(written(text)).toBe(text);
});
