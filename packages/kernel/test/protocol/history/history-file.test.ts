import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { HistoryFile, historyPath } from '../../../src/protocol/history/history-file';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'history-'))));
afterEach(() => rmSync(folder, { recursive: true }));

test('what was appended is read again, also by another session', () => {
  const path = join(folder, 'deep', 'history.jsonl');
  const entry = { session: 1, line: 1, input: 'a\n"b"', output: null };
  expect(new HistoryFile(path).read()).toEqual([]);
  new HistoryFile(path).append(entry);
  expect(new HistoryFile(path).read()).toEqual([entry]);
});

test('a line that was cut off is left out', () => {
  const path = join(folder, 'history.jsonl');
  new HistoryFile(path).append({ session: 1, line: 1, input: 'a', output: 'b' });
  appendFileSync(path, '[1, 2, "unfin');
  expect(new HistoryFile(path).read()).toHaveLength(1);
});

test('the file can be placed by the environment', () => {
  expect(historyPath({ EPOCHLAB_HISTORY: '/h' })).toBe('/h');
  expect(historyPath({ JUPYTER_DATA_DIR: '/data' })).toBe('/data/epochlab/history.jsonl');
});
