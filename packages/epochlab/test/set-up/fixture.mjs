// @ts-check
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { siteAt } from '../../setup/site.mjs';

/**
 * An empty folder, gone after the test.
 *
 * @param {import('node:test').TestContext} t
 */
export function folderFor(t) {
  const folder = mkdtempSync(join(tmpdir(), 'epochlab-setup-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** @param {import('node:test').TestContext} t */
export const siteFor = t => siteAt(folderFor(t));

/** A stream that keeps what is written to it, as a log file does. */
export function keptStream() {
  let text = '';
  const stream = new Writable({
    write(chunk, _encoding, done) {
      text += chunk;
      done();
    },
  });
  // Progress asks a stream only whether it is a terminal and how wide: a log is not one.
  return { stream: /** @type {NodeJS.WriteStream} */ (/** @type {unknown} */ (stream)), text: () => text };
}
