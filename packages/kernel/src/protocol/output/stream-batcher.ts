import type { Origin, StreamName } from '../../threads/messages';
import { TerminalLine } from './terminal-line';

interface Piece {
  readonly origin: Origin | undefined;
  readonly name: StreamName;
  text: string;
}

const INTERVAL_MS = 10;
const MAX_CHARACTERS = 1 << 20;
const MOST_LINES = 16;

/** Joins output that arrives in small pieces, so that ten thousand lines are a few messages. Order is kept. */
export class StreamBatcher {
  private readonly pieces: Piece[] = [];
  /** The lines that are being written, those of the latest cells. */
  private readonly lines = new Map<string, TerminalLine>();
  private characters = 0;
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly emit: (origin: Origin | undefined, name: StreamName, text: string) => void) {}

  add(origin: Origin | undefined, name: StreamName, text: string): void {
    const last = this.pieces.at(-1);
    if (last && last.name === name && last.origin?.header.msg_id === origin?.header.msg_id) last.text += text;
    else this.pieces.push({ origin, name, text });
    this.characters += text.length;
    if (this.characters > MAX_CHARACTERS) this.flush();
    else this.timer ??= setTimeout(() => this.flush(), INTERVAL_MS);
  }

  flush(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.characters = 0;
    for (const { origin, name, text } of this.pieces.splice(0)) {
      const changes = this.lineOf(origin, name).write(text);
      if (changes !== '') this.emit(origin, name, changes);
    }
  }

  private lineOf(origin: Origin | undefined, name: StreamName): TerminalLine {
    const key = `${origin?.header.msg_id} ${name}`;
    const line = this.lines.get(key) ?? new TerminalLine();
    this.lines.delete(key);
    this.lines.set(key, line);
    const [oldest] = this.lines.keys();
    if (this.lines.size > MOST_LINES && oldest !== undefined) this.lines.delete(oldest);
    return line;
  }
}
