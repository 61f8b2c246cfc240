import { textTable } from '../../src/terminal/table';

test('textTable aligns columns, draws rules and trims line ends', () => {
  expect(textTable([{}, { align: 'right' }], [['loss', '0.5'], '-', ['accuracy', '12']])).toBe(
    ['loss      0.5', '─────────────', 'accuracy   12'].join('\n'),
  );
});

test('textTable keeps a cell in its row', () =>
  expect(textTable([{}], [['a\nb\tc']])).toBe('a b\ufffdc'.replace('\ufffd', ' ')));
