import { parseJsonLines, readJsonLines } from '../../../src/data';
import { temporaryFolder } from './made-by-python';

describe('parseJsonLines', () => {
  it('reads one value a line and skips empty lines', () => {
    expect(parseJsonLines('{"text":"good"}\r\n\n[1, 2]\n')).toEqual([{ text: 'good' }, [1, 2]]);
  });

  it('says which line is not JSON', () => {
    expect(() => parseJsonLines('{}\n{"text": }')).toThrow('line 2 is not JSON: {"text": }');
    expect(() => parseJsonLines('[\n {"a": 1}\n]')).toThrow('Expected one whole JSON value in each line.');
  });
});

describe('readJsonLines', () => {
  const folder = temporaryFolder();

  it('reads a file and names one that it cannot read', () => {
    expect(readJsonLines<{ n: number }>(folder.write('a.jsonl', '\uFEFF{"n":1}\n{"n":2}'))).toEqual([
      { n: 1 },
      { n: 2 },
    ]);
    expect(() => readJsonLines(folder.write('b.jsonl', 'x'))).toThrow(
      /Cannot read .*b\.jsonl: line 1 is not JSON/,
    );
  });
});
