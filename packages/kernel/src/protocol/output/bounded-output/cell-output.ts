import { randomUUID } from 'node:crypto';
import type { StreamName } from '../../../threads/messages';
import type { DisplayData } from '../../../wire/message';
import { PacedUpdates } from './paced-updates';
import { summary } from './summary';
import { WholeText } from './whole-text';

/** A page draws so much of a cell without getting slow; the rest is told and kept. */
const MOST_CHARACTERS = 200_000;
const MOST_DISPLAYS = 200;
/** The rest is told again no more often than this. */
const SUMMARY_MS = 500;
/** An output that was left out is updated soon after, if at all. */
const REMEMBERED_IDS = 10_000;

/** Sends one message under the cell. */
export interface CellSender {
  stream(name: StreamName, text: string): void;
  display(type: 'display_data' | 'update_display_data', content: DisplayData): void;
}

/** The output of one cell that a page shows: its beginning as it comes, then the last lines and how many are between. */
export class CellOutput {
  /** The text so far, all of it shown; given to `whole` once there is more. */
  private beginning = '';
  private whole: WholeText | undefined;
  private displays = 0;
  private readonly hidden = { characters: 0, lines: 0, displays: 0 };
  private readonly hiddenIds = new Set<string>();
  private readonly updates: PacedUpdates;
  private readonly displayId = randomUUID();
  private isTold = false;
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly name: string,
    private readonly sender: CellSender,
  ) {
    this.updates = new PacedUpdates(content => sender.display('update_display_data', content));
  }

  stream(name: StreamName, text: string): void {
    if (this.whole) return this.hide(this.whole, text);
    const room = MOST_CHARACTERS - this.beginning.length;
    const shown = text.length <= room ? text : wholeLines(text.slice(0, room));
    if (shown !== '') this.sender.stream(name, shown);
    this.beginning += shown;
    if (shown.length === text.length) return;
    this.whole = new WholeText(this.name);
    this.whole.add(this.beginning);
    this.beginning = '';
    this.hide(this.whole, text.slice(shown.length));
  }

  /** Whether one more display is shown as it is. */
  admitsDisplay({ transient }: DisplayData): boolean {
    if (++this.displays <= MOST_DISPLAYS) return true;
    this.hidden.displays++;
    if (transient?.display_id !== undefined) this.hideId(transient.display_id);
    this.tellSoon();
    return false;
  }

  update(content: DisplayData): void {
    const id = content.transient?.display_id ?? '';
    if (!this.hiddenIds.has(id)) this.updates.add(id, content);
  }

  /** The cell is over: what is left is told now. */
  end(): void {
    this.updates.flush();
    if (this.timer) this.tell();
  }

  private hideId(id: string): void {
    this.hiddenIds.add(id);
    const [oldest] = this.hiddenIds;
    if (this.hiddenIds.size > REMEMBERED_IDS && oldest !== undefined) this.hiddenIds.delete(oldest);
  }

  private hide(whole: WholeText, text: string): void {
    whole.add(text);
    this.hidden.characters += text.length;
    this.hidden.lines += text.split('\n').length - 1;
    this.tellSoon();
  }

  private tellSoon(): void {
    this.timer ??= setTimeout(() => this.tell(), SUMMARY_MS);
  }

  private tell(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    const type = this.isTold ? 'update_display_data' : 'display_data';
    this.isTold = true;
    const data = summary(this.hidden, this.whole);
    this.sender.display(type, { data, metadata: {}, transient: { display_id: this.displayId } });
  }
}

/** The text up to its last line end, or its whole characters if it is one long line. */
function wholeLines(text: string): string {
  const end = text.lastIndexOf('\n') + 1;
  return end > 0 ? text.slice(0, end) : text.replace(/[\uD800-\uDBFF]$/, '');
}
