import { readFileSync } from 'node:fs';
import { readablePath } from '@epochlab/runtime/files';

const MARKS: readonly (readonly [encoding: string, ...bytes: number[]])[] = [
  ['utf-16le', 0xff, 0xfe],
  ['utf-16be', 0xfe, 0xff],
];

/**
 * The text of a file: UTF-8, or UTF-16 that says so in its first bytes, as spreadsheets save it. A byte-order mark is left out.
 *
 * @throws TypeError when the bytes are neither: letters would silently turn into others
 * @example
 * const text = datasets.readText('novel.txt');
 */
export function readText(path: string): string {
  const bytes = readFileSync(readablePath(path));
  const [encoding] = MARKS.find(([, ...mark]) => mark.every((byte, i) => bytes[i] === byte)) ?? ['utf-8'];
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (error) {
    throw new TypeError(`its text is not UTF-8. Save it as UTF-8 ("CSV UTF-8" in a spreadsheet).`, {
      cause: error,
    });
  }
}
