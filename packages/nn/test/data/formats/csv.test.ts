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

describe('parseCsv with odd texts', () => {
  it('reads quotes and line breaks inside a cell, and skips a byte-order mark', () => {
    expect(parseCsv('\uFEFFtown,n\r\n"Ulm\n""old"" town",3\r\n')).toEqual([
      { town: 'Ulm\n"old" town', n: 3 },
    ]);
  });

  it('takes decimal notation for a number and nothing else', () => {
    expect(parseCsv('a,b,c,d,e\n-1.5e3,.5, 7 ,0x10,Infinity')).toEqual([
      { a: -1500, b: 0.5, c: 7, d: '0x10', e: 'Infinity' },
    ]);
  });

  it('says which line has too many cells, and that a quote is not closed', () => {
    expect(() => parseCsv('a,b\n1,2\n1,2,3\n')).toThrow(/length is 2, got 3 on line 3/);
    expect(() => parseCsv('a,b\n"1,2\n')).toThrow(/Quote Not Closed/);
  });

  it('refuses an empty text and two columns of one name', () => {
    expect(() => parseCsv('\n')).toThrow('it is empty; expected a header line and rows');
    expect(() => parseCsv('a,b,a\n1,2,3')).toThrow("There are two columns 'a'");
    expect(parseCsv('a,b\n')).toEqual([]);
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
    expect(() => columns([], ['rooms'])).toThrow('There are no rows');
  });
});

describe('readCsv', () => {
  const folder = temporaryFolder();

  it('reads a file, and names one that is malformed', () => {
    expect(readCsv(folder.write('houses.csv', TEXT))).toHaveLength(2);
    expect(() => readCsv(folder.write('bad.csv', 'a,b\n1\n'))).toThrow(/Cannot read .*bad\.csv: .*line 2/i);
  });

  it('reads UTF-16 as spreadsheets save it, and refuses letters in an encoding that it cannot know', () => {
    const text = Buffer.from('\uFEFFtown,n\nKöln,1\n', 'utf16le');
    expect(readCsv(folder.write('sheet.csv', text))).toEqual([{ town: 'Köln', n: 1 }]);
    expect(() => readCsv(folder.write('old.csv', Buffer.from('town,n\nKöln,1\n', 'latin1')))).toThrow(
      /Cannot read .*old\.csv: its text is not UTF-8\. Save it as UTF-8/,
    );
  });
});
