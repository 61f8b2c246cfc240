import { FormattedName } from '../../src/callbacks/formatted-name';

const NUMBERS = [0.125, 2.5, -3.14159, 1e-5, 123456789, 2.675, 1, NaN, -Infinity, 0.000123456];

/** The results of Python's `format` for the numbers. */
const PYTHON: Readonly<Record<string, string>> = {
  '.2f': '0.12 2.50 -3.14 0.00 123456789.00 2.67 1.00 nan -inf 0.00',
  '.3e': '1.250e-01 2.500e+00 -3.142e+00 1.000e-05 1.235e+08 2.675e+00 1.000e+00 nan -inf 1.235e-04',
  E: '1.250000E-01 2.500000E+00 -3.141590E+00 1.000000E-05 1.234568E+08 2.675000E+00 1.000000E+00 NAN -INF 1.234560E-04',
  g: '0.125 2.5 -3.14159 1e-05 1.23457e+08 2.675 1 nan -inf 0.000123456',
  '.3g': '0.125 2.5 -3.14 1e-05 1.23e+08 2.67 1 nan -inf 0.000123',
  '.2%': '12.50% 250.00% -314.16% 0.00% 12345678900.00% 267.50% 100.00% nan% -inf% 0.01%',
  '+.1f': '+0.1 +2.5 -3.1 +0.0 +123456789.0 +2.7 +1.0 +nan -inf +0.0',
  '': '0.125 2.5 -3.14159 1e-05 123456789.0 2.675 1.0 nan -inf 0.000123456',
  '.4': '0.125 2.5 -3.142 1e-05 1.235e+08 2.675 1.0 nan -inf 0.0001235',
  '.0f': '0 2 -3 0 123456789 3 1 nan -inf 0',
  '08.3f': '0000.125 0002.500 -003.142 0000.000 123456789.000 0002.675 0001.000 00000nan -0000inf 0000.000',
  '_>8.2f': '____0.12 ____2.50 ___-3.14 ____0.00 123456789.00 ____2.67 ____1.00 _____nan ____-inf ____0.00',
};

describe('a name with fields', () => {
  it.each(Object.entries(PYTHON))('formats with "%s" as Python does', (spec, expected) => {
    const name = new FormattedName(`{loss:${spec}}`);
    expect(NUMBERS.map(loss => name.filled({ loss })).join(' ')).toBe(expected);
  });

  it('knows epochs for whole numbers, and braces that are meant', () => {
    const name = new FormattedName('{{{epoch:02d}}}-{epoch}-{epoch:>4d}|{epoch:<4}|{epoch:^5}|{epoch:.1f}');
    expect(name.filled({ epoch: 3 })).toBe('{03}-3-   3|3   |  3  |3.0');
    expect(new FormattedName('{epoch}/{val_loss:.2f}').fields).toEqual(['epoch', 'val_loss']);
  });

  it.each(['{val_loss:d}', '{val_loss:.2x}', '{epoch:zz}', '{epoch:.2d}'])('refuses %s', text => {
    expect(() => new FormattedName(text)).toThrow(`'${text}' is no format for`);
  });
});
