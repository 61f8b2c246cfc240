import type { DisplayData } from '../../../wire/message';

/** An output changes no more often than this. */
const UPDATE_MS = 100;

/** Updates of outputs, each output's latest at a pace that a page can draw; the last one always arrives. */
export class PacedUpdates {
  private readonly waiting = new Map<string, DisplayData>();
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly send: (content: DisplayData) => void) {}

  add(id: string, content: DisplayData): void {
    this.waiting.set(id, content);
    if (!this.timer) this.flush();
  }

  flush(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    if (this.waiting.size === 0) return;
    for (const content of this.waiting.values()) this.send(content);
    this.waiting.clear();
    this.timer = setTimeout(() => this.flush(), UPDATE_MS);
  }
}
