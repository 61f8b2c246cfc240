import { appendFileSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A loop that prints for a night must not fill the disk. */
const MOST_CHARACTERS = 256 * 1024 * 1024;
/** So much of the end is shown. */
const TAIL_CHARACTERS = 4_000;

let folder: string | undefined;

/** All that a cell has printed, in a file, and its end in memory. */
export class WholeText {
  /** Where it is; undefined where nothing can be written. */
  readonly path: string | undefined;
  characters = 0;
  lines = 0;
  tail = '';

  constructor(name: string) {
    this.path = pathOf(name);
  }

  /** True when the file has stopped growing. */
  get isCut(): boolean {
    return this.characters > MOST_CHARACTERS;
  }

  add(text: string): void {
    if (this.path !== undefined && !this.isCut) appendFileSync(this.path, text);
    this.characters += text.length;
    this.lines += text.split('\n').length - 1;
    this.tail = (this.tail + text.slice(-TAIL_CHARACTERS)).slice(-TAIL_CHARACTERS);
  }
}

function pathOf(name: string): string | undefined {
  try {
    folder ??= mkdtempSync(join(tmpdir(), 'epochlab-output-'));
    return join(folder, `${name}.txt`);
  } catch {
    return undefined;
  }
}
