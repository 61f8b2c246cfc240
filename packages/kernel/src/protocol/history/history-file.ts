import { appendFileSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import type { HistoryEntry } from './entry';

/** Older entries are forgotten when a session begins. */
const MAX_ENTRIES = 20_000;

/** Where the history is kept: `EPOCHLAB_HISTORY`, or a file in Jupyter's data folder. */
export function historyPath(environment: NodeJS.ProcessEnv = process.env): string {
  const data =
    environment.JUPYTER_DATA_DIR ??
    join(environment.XDG_DATA_HOME ?? join(homedir(), '.local', 'share'), 'jupyter');
  return environment.EPOCHLAB_HISTORY ?? join(data, 'epochlab', 'history.jsonl');
}

/** The history on disk: a JSON array a line, appended to, so that kernels running side by side do not disturb each other. */
export class HistoryFile {
  constructor(private readonly path: string) {}

  read(): HistoryEntry[] {
    const entries = this.lines().flatMap(parseLine);
    if (entries.length > MAX_ENTRIES) this.rewrite(entries.slice(-MAX_ENTRIES));
    return entries.slice(-MAX_ENTRIES);
  }

  append({ session, line, input, output }: HistoryEntry): void {
    mkdirSync(dirname(this.path), { recursive: true });
    appendFileSync(this.path, `${JSON.stringify([session, line, input, output])}\n`, { mode: 0o600 });
  }

  private lines(): string[] {
    try {
      return readFileSync(this.path, 'utf8').split('\n');
    } catch {
      return []; // The first session of this user.
    }
  }

  private rewrite(entries: readonly HistoryEntry[]): void {
    const text = entries.map(
      entry => `${JSON.stringify([entry.session, entry.line, entry.input, entry.output])}\n`,
    );
    writeFileSync(`${this.path}.new`, text.join(''), { mode: 0o600 });
    renameSync(`${this.path}.new`, this.path);
  }
}

/** A line that was cut off (a full disk, a killed kernel) is left out. */
function parseLine(text: string): HistoryEntry[] {
  try {
    const [session, line, input, output] = JSON.parse(text) as [number, number, string, string | null];
    return [{ session, line, input, output }];
  } catch {
    return [];
  }
}
