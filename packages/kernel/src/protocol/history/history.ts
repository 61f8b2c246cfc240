import type { KernelMessage } from '@jupyterlab/services';
import type { Requests } from '../../wire/requests';
import type { HistoryEntry } from './entry';
import type { HistoryFile } from './history-file';
import { queryHistory } from './query';

type Reply = KernelMessage.IHistoryReply['history'];

/** The cells that were run, in this session and in earlier ones. The file is first read when somebody asks or a cell is stored. */
export class History {
  private loaded: { readonly session: number; readonly entries: HistoryEntry[] } | undefined;

  constructor(
    private readonly file: HistoryFile,
    private readonly onError: (error: unknown) => void,
  ) {}

  store(line: number, input: string, output: string | null): void {
    const { session, entries } = this.load();
    const entry = { session, line, input, output };
    entries.push(entry);
    try {
      this.file.append(entry);
    } catch (error) {
      this.onError(error); // A read-only home folder must not fail the cell.
    }
  }

  query(request: Requests['history_request']): Reply {
    const { session, entries } = this.load();
    return queryHistory(entries, session, request).map(({ session, line, input, output }) =>
      request.output ? [session, line, [input, output ?? '']] : [session, line, input],
    ) as Reply;
  }

  private load() {
    if (this.loaded) return this.loaded;
    const entries = this.file.read();
    return (this.loaded = { entries, session: (entries.at(-1)?.session ?? 0) + 1 });
  }
}
