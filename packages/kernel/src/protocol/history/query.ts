import type { Requests } from '../../wire/requests';
import type { HistoryEntry } from './entry';

type Query = Requests['history_request'];

/** Answers a history request. https://jupyter-client.readthedocs.io/en/latest/messaging.html#history */
export function queryHistory(
  entries: readonly HistoryEntry[],
  session: number,
  query: Query,
): HistoryEntry[] {
  return accesses[query.hist_access_type](entries, query, session);
}

type Access = (entries: readonly HistoryEntry[], query: Query, session: number) => HistoryEntry[];

const accesses: Readonly<Record<Query['hist_access_type'], Access>> = {
  tail: (entries, { n }) => last(entries, n),
  range: (entries, { session, start, stop }, current) => {
    // Zero is this session, a negative number counts sessions back from it.
    const wanted = session > 0 ? session : current + session;
    return entries.filter(
      entry => entry.session === wanted && entry.line >= start && entry.line < (stop ?? Infinity),
    );
  },
  search: (entries, { pattern, n, unique }) => {
    const matches = glob(pattern);
    const found = entries.filter(entry => matches.test(entry.input));
    return last(unique ? withoutRepeats(found) : found, n);
  },
};

function last(entries: readonly HistoryEntry[], count: number | undefined): HistoryEntry[] {
  return count === undefined ? [...entries] : entries.slice(Math.max(0, entries.length - count));
}

/** The latest of each input, in order. */
function withoutRepeats(entries: readonly HistoryEntry[]): HistoryEntry[] {
  const latest = new Map(entries.map(entry => [entry.input, entry]));
  return entries.filter(entry => latest.get(entry.input) === entry);
}

/** A pattern in which `*` stands for any text and `?` for any character. */
function glob(pattern: string): RegExp {
  const source = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replace(/\*/g, '.*')
    .replace(/\?/g, '.');
  return new RegExp(`^${source}$`, 's');
}
