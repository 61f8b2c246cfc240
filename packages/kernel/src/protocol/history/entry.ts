/** One cell that was run: which session, which number in it, what was typed, and what it gave as text. */
export interface HistoryEntry {
  readonly session: number;
  readonly line: number;
  readonly input: string;
  readonly output: string | null;
}
