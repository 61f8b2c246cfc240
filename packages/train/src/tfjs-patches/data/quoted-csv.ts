import * as tf from '@tensorflow/tfjs-node';
import { statSync } from 'node:fs';
import { readablePath, isPlainPath } from '@epochlab/runtime/files';

type Lines = Awaited<ReturnType<tf.data.Dataset<tf.TensorContainer>['iterator']>>;

interface Source {
  iterator(): Promise<Lines>;
}

/** Fields of tables that tfjs's types keep private. */
interface Csv {
  base: Source;
  readonly delimiter: string;
  readonly delimWhitespace: boolean;
  readonly fullColumnNames: readonly string[];
  parseRow(line: string, validateElementCount?: boolean): string[];
}

interface Field {
  readonly text: string;
  /** Where the next field begins; beyond the line after the last. */
  readonly next: number;
  /** Whether the line ends within its quotes. */
  readonly open: boolean;
}

const QUOTE = '"';

/** A field in quotes, in which two are one; one that no delimiter follows is a letter like others. */
function quotedField(line: string, from: number, delimiter: string): Field {
  let text = '';
  for (let at = from + 1; at < line.length; at++) {
    const after = line[at + 1];
    if (line[at] !== QUOTE) text += line[at];
    else if (after === undefined || after === delimiter) return { text, next: at + 2, open: false };
    else {
      text += QUOTE;
      if (after === QUOTE) at++;
    }
  }
  return { text, next: line.length + 1, open: true };
}

function plainField(line: string, from: number, delimiter: string): Field {
  const end = line.indexOf(delimiter, from);
  const next = end < 0 ? line.length + 1 : end + 1;
  return { text: line.slice(from, next - 1), next, open: false };
}

function fieldsOf(line: string, { delimiter, delimWhitespace }: Csv): Field[] {
  const fields: Field[] = [];
  for (let at = 0; at <= line.length;) {
    const field = (line[at] === QUOTE ? quotedField : plainField)(line, at, delimiter);
    at = field.next;
    // A run of blanks is one delimiter.
    if (!(delimWhitespace && field.text === '' && at <= line.length)) fields.push(field);
  }
  return fields;
}

const isOpen = (record: string, csv: Csv) => fieldsOf(record, csv).at(-1)?.open === true;

/** The records of a table: lines, of which those are joined that a quoted field goes over. */
async function* records(lines: Lines, csv: Csv): AsyncGenerator<string> {
  let [record, number, begun]: [string | undefined, number, number] = [undefined, 0, 0];
  for (;;) {
    const { value, done } = await lines.next();
    if (done) break;
    number++;
    const line = number === 1 ? (value as string).replace(/^\uFEFF/, '') : (value as string);
    if (record === undefined) begun = number;
    record = record === undefined ? line : `${record}\n${line}`;
    if (isOpen(record, csv)) continue;
    yield record;
    record = undefined;
  }
  if (record !== undefined)
    throw new Error(
      `Invalid row in csv file: the quote that begins in line ${begun} is never closed. A quote within a field is written twice: "".`,
    );
}

/** A table's base is its lines; these are its records. */
const inRecords = (lines: Source, csv: Csv): Source => ({
  iterator: async () => {
    const given = await lines.iterator();
    return tf.data.generator(() => records(given, csv) as never).iterator();
  },
});

const BASE = Symbol('records');

/** Lets `tf.data.csv` read doubled quotes and line breaks in cells (RFC 4180), and a byte-order mark, as `datasets.readCsv` does. */
function readQuotes(): void {
  const prototype = tf.data.CSVDataset.prototype as unknown as Csv & { [BASE]?: Source };
  Object.defineProperty(prototype, 'base', {
    configurable: true,
    get(this: { [BASE]: Source }) {
      return this[BASE];
    },
    set(this: Csv & { [BASE]: Source }, lines: Source) {
      this[BASE] = inRecords(lines, this);
    },
  });
  prototype.parseRow = function parseRow(record, validateElementCount = true) {
    // tfjs would read a blank as the number 0.
    const cells = fieldsOf(record, this).map(({ text }) => (text.trim() === '' ? '' : text));
    const columns = this.fullColumnNames;
    if (validateElementCount && cells.length !== columns.length)
      throw new Error(
        `Invalid row in csv file. Should have ${columns.length} elements in a row, but got ${cells.join(',')}`,
      );
    return cells;
  };
}

const isFile = (address: unknown): address is string =>
  typeof address === 'string' && (isPlainPath(address) || address.startsWith('file://'));

/** tfjs's own form of it, which it does not unescape. */
function fileAddress(address: string): string {
  const path = readablePath(address);
  const there = statSync(path, { throwIfNoEntry: false });
  if (!there) throw new Error(`There is no file ${path}.`);
  if (there.isDirectory()) throw new Error(`${path} is a folder. Expected a file.`);
  return `file://${path}`;
}

interface Sources {
  url?: unknown;
  input?: unknown;
  iterator(): Promise<unknown>;
}

/** Lets tfjs's datasets read any path, with or without `file://`. */
function readPlainPaths(): void {
  for (const [prototype, key] of [
    [tf.data.URLDataSource.prototype as unknown as Sources, 'url'],
    [tf.data.FileDataSource.prototype as unknown as Sources, 'input'],
  ] as const) {
    const stock = prototype.iterator;
    prototype.iterator = async function iterator() {
      if (isFile(this[key])) this[key] = fileAddress(this[key]);
      return stock.call(this);
    };
  }
}

/** Lets `tf.data.csv('houses.csv')` read the tables that there are. */
export function readCsvTables(): void {
  readQuotes();
  readPlainPaths();
}
