import { digitsIfShort } from '../../src/plotly/counted';

test.each([
  ['samples', [0, 300_000]],
  ['years, without a space after the thousands', [1999, 2026]],
  ['what is negative', [-50_000, 0.5]],
])('%s are written with all digits', (_, values) =>
  expect(digitsIfShort(values)).toEqual({ exponentformat: 'none' }),
);

test.each([
  ['long numbers', [0, 1e7]],
  ['small ones', [1e-9, 1e-3]],
  ['nothing', [null]],
])('%s are left to plotly', (_, values) => expect(digitsIfShort(values)).toEqual({}));
