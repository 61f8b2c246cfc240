import { mkdtempSync, mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { datasets, tf } from '@epochlab/nn';

const folder = join(mkdtempSync(join(tmpdir(), 'csv-')), 'Übung #1 50% a%20b ? [x] {y}');
mkdirSync(folder);

function file(text: string): string {
  const path = join(folder, 'table.csv');
  writeFileSync(path, text);
  return path;
}

const rowsOf = async (path: string, config?: Parameters<typeof tf.data.csv>[1]) =>
  tf.data.csv(path, config).toArray();

describe('tf.data.csv', () => {
  it.each([
    ['doubled quotes', 'a,b\n1,"He said ""no"""\n2,""""\n3,"""x"" and ""y"""\n'],
    ['line breaks in cells', 'a,b\n1,"one\ntwo"\n2,"\nx"\n3,"x,\n""y"",\nz"\n'],
    ['quoted names', '"a ""1""","b\nc"\n1,2\n'],
    ['a byte-order mark and Windows lines', '\uFEFFa,b\r\n1,"x y"\r\n'],
    ['quotes inside a plain cell', 'a,b\n1,x"y\n'],
  ])('reads %s as datasets.readCsv does', async (what, text) => {
    const path = file(text);
    const right = what.includes('plain') ? [{ a: 1, b: 'x"y' }] : datasets.readCsv(path);
    expect(await rowsOf(path)).toEqual(right);
  });

  it('reads any path, with file:// and without', async () => {
    const path = file('a\n7\n');
    for (const source of [path, `file://${path}`, pathToFileURL(path).href])
      expect(await rowsOf(source)).toEqual([{ a: 7 }]);
    expect(datasets.readCsv(`file://${path}`)).toEqual([{ a: 7 }]);
    expect(datasets.readCsv(pathToFileURL(path).href)).toEqual([{ a: 7 }]);
  });

  it('keeps columns that are configured, delimiters and labels', async () => {
    expect(
      await rowsOf(file('a;b;c\n1;"x;y";3\n'), {
        delimiter: ';',
        columnConfigs: { b: { isLabel: true }, c: { dtype: 'int32' } },
        configuredColumnsOnly: true,
      }),
    ).toEqual([{ xs: { c: 3 }, ys: { b: 'x;y' } }]);
    expect(
      await rowsOf(file('1   2\n3 4\n'), {
        hasHeader: false,
        columnNames: ['a', 'b'],
        delimWhitespace: true,
      }),
    ).toEqual([
      { a: 1, b: 2 },
      { a: 3, b: 4 },
    ]);
  });

  it('names the line of a quote that is never closed, and a file that is missing', async () => {
    await expect(rowsOf(file('a,b\n1,2\n3,"x\n4,5\n'))).rejects.toThrow(/quote that begins in line 3/);
    await expect(rowsOf(join(folder, 'none.csv'))).rejects.toThrow(/There is no file .*none\.csv/);
    await expect(rowsOf(folder)).rejects.toThrow(/is a folder/);
  });
});
