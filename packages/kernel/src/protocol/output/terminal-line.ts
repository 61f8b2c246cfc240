/* eslint-disable no-control-regex -- terminals are steered by control characters */
/** Escape sequences, line ends, and characters of any plane. */
const TOKEN = /\x1b\[[0-9;?]*[ -/]*[@-~]|\r*\n|[\s\S]/gu;
const ERASES = /^\x1b\[([012]?)K$/;
const MOVES = /\r(?!\r*\n)|[\b]|\x1b\[[012]?K/;

/**
 * The line that a program writes on, as a terminal has it. A front end knows `\r` and keeps what a shorter text leaves over;
 * here a progress bar is its last state, and nothing of before.
 */
export class TerminalLine {
  private cells: string[] = [];
  private cursor = 0;
  /** The part that a front end has been sent. */
  private sent: readonly string[] = [];

  /** The text that a front end is to be sent for `text`. */
  write(text: string): string {
    if (!MOVES.test(text) && this.cursor === this.cells.length) return this.append(text);
    let out = '';
    for (const [token] of text.matchAll(TOKEN)) {
      if (!token.endsWith('\n')) this.put(token);
      else {
        out += `${this.changes()}\n`;
        this.begin();
      }
    }
    return out + this.changes();
  }

  private append(text: string): string {
    const end = text.lastIndexOf('\n');
    if (end >= 0) this.begin();
    this.cells.push(...[...text.slice(end + 1, end + 1 + LONGEST)]);
    this.cursor = this.cells.length;
    this.sent = [...this.cells];
    return text;
  }

  private begin(): void {
    this.cells = [];
    this.cursor = 0;
    this.sent = [];
  }

  private put(token: string): void {
    const erased = ERASES.exec(token)?.[1];
    if (erased !== undefined) this.erase(erased);
    else if (token === '\r') this.cursor = 0;
    else if (token === '\b') this.cursor = Math.max(0, this.cursor - 1);
    else this.cells[this.cursor++] = token;
  }

  /** To the end of the line, from its beginning, or all of it. */
  private erase(which: string): void {
    const { cursor, cells } = this;
    if (which === '1') cells.fill(' ', 0, cursor + 1);
    else cells.length = which === '2' ? 0 : Math.min(cells.length, cursor);
    while (cells.length < cursor) cells.push(' ');
  }

  /** The text that turns what a front end was sent into the line as it is now. */
  private changes(): string {
    const { cells, sent } = this;
    const isLonger = sent.every((cell, i) => cells[i] === cell);
    const rest = ' '.repeat(Math.max(0, sent.length - cells.length));
    this.sent = [...cells];
    if (isLonger) return cells.slice(sent.length).join('');
    const line = `\r${cells.join('')}`;
    return rest === '' ? line : `${line}${rest}${line}`; // What comes next stands behind the line, not behind the blanks.
  }
}

/** Nobody moves the cursor back to the beginning of a longer line. */
const LONGEST = 10_000;
