import type { Origin, StreamName } from '../threads/messages';

interface Piece {
  readonly origin: Origin | undefined;
  readonly name: StreamName;
  text: string;
}

const INTERVAL_MS = 10;
const MAX_CHARACTERS = 1 << 20;

/** Joins output that arrives in small pieces, so that ten thousand lines are a few messages. Order is kept. */
export class StreamBatcher {
  private readonly pieces: Piece[] = [];
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
    for (const { origin, name, text } of this.pieces.splice(0)) this.emit(origin, name, text);
  }
}
