import type { StreamName } from '../../../threads/messages';
import type { DisplayData, Header } from '../../../wire/message';
import { CellOutput, type CellSender } from './cell-output';

/** Late output of older cells than this many is not bounded. */
const REMEMBERED = 100;

/**
 * The outputs of the cells that a page shows. A page that gets more than it can draw freezes, and Stop with it. Whoever runs
 * a notebook without a page (nbconvert, papermill: they answer no questions) gets everything.
 */
export class BoundedOutputs {
  private readonly cells = new Map<string, CellOutput>();

  constructor(private readonly senderFor: (header: Header) => CellSender) {}

  /** Bounds the output of this cell. */
  begin(header: Header, name: string): void {
    this.cells.set(header.msg_id, new CellOutput(name, this.senderFor(header)));
    const [oldest] = this.cells.keys();
    if (this.cells.size > REMEMBERED && oldest !== undefined) this.cells.delete(oldest);
  }

  end(header: Header): void {
    this.cells.get(header.msg_id)?.end();
  }

  /** Takes text of a bounded cell; false for all others, whose text goes its own way. */
  takesStream(header: Header | undefined, name: StreamName, text: string): boolean {
    const cell = this.of(header);
    cell?.stream(name, text);
    return cell !== undefined;
  }

  admitsDisplay(header: Header | undefined, content: DisplayData): boolean {
    return this.of(header)?.admitsDisplay(content) ?? true;
  }

  /** Takes an update by a bounded cell; false for all others. */
  takesUpdate(header: Header | undefined, content: DisplayData): boolean {
    const cell = this.of(header);
    cell?.update(content);
    return cell !== undefined;
  }

  private of(header: Header | undefined): CellOutput | undefined {
    return header && this.cells.get(header.msg_id);
  }
}
