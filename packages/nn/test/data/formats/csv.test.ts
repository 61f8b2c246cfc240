import { columns, parseCsv, readCsv } from '../../../src/data';
import { temporaryFolder } from './made-by-python';

const TEXT = 'town,rooms,price\n"Ulm, old town",3,240000.5\n"a ""nice"" place",,-1e3\n';

describe('parseCsv', () => {
  it('reads numbers, quoted texts and empty cells', () => {
    expect(parseCsv(TEXT)).toEqual([
      { town: 'Ulm, old town', rooms: 3, price: 240000.5 },
      { town: 'a "nice" place', rooms: null, price: -1000 },
    ]);
  });

  it('skips a byte order mark and takes other delimiters and Windows line ends', () => {
    expect(parseCsv('\uFEFFa;b\r\n1;2\r\n', { delimiter: ';' })).toEqual([{ a: 1, b: 2 }]);
  });

  it('takes the names of columns for a file without a header', () => {
    expect(parseCsv('1,2\n3,4', { columns: ['a', 'b'] })).toEqual([
      { a: 1, b: 2 },
      { a: 3, b: 4 },
    ]);
  });
});

describe('columns', () => {
  const rows = parseCsv(TEXT);

  it('makes a float32 tensor of the named columns, in their order', () => {
    const x = columns(parseCsv('a,b,c\n1,2,3\n4,5,6'), ['c', 'a']);
    expect(x.dtype).toBe('float32');
    expect(x.arraySync()).toEqual([
      [3, 1],
      [6, 4],
    ]);
  });

  it('names the first cell that is no number, and the columns when there is no such one', () => {
    expect(() => columns(rows, ['rooms'])).toThrow("Column 'rooms' of row 2 is empty; expected a number");
    expect(() => columns(rows, ['town'])).toThrow("Column 'town' of row 1 is 'Ulm, old town'");
    expect(() => columns(rows, ['area'])).toThrow(
      "There is no column 'area'. The columns are: town, rooms, price.",
    );
  });
});

describe('readCsv', () => {
  const folder = temporaryFolder();

  it('reads a file, and names one that is malformed', () => {
    expect(readCsv(folder.write('houses.csv', TEXT))).toHaveLength(2);
    expect(() => readCsv(folder.write('bad.csv', 'a,b\n1\n'))).toThrow(/Cannot read .*bad\.csv: .*line 2/i);
  });
});
