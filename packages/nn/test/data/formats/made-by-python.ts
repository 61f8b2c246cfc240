import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const files = JSON.parse(readFileSync(join(__dirname, 'fixtures.json'), 'utf8')) as Record<string, string>;

/** The bytes of a file that Python wrote (python/format_fixtures.py). */
export const madeByPython = (name: string): Buffer => Buffer.from(files[name] as string, 'base64');

/** A folder of the test's own, removed after it. */
export function temporaryFolder(): {
  path: () => string;
  write: (name: string, content: string | Uint8Array) => string;
} {
  let folder = '';
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'epochlab-data-'))));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));
  return {
    path: () => folder,
    write: (name, content) => {
      writeFileSync(join(folder, name), content);
      return join(folder, name);
    },
  };
}
