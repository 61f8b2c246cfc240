import type { Origin } from '../../threads/messages';
import type { Header } from '../../wire/message';

/** Late output of older cells than this many is shown under the latest one. */
const REMEMBERED = 50_000;

/** Which message each activity of the user's code goes back to. */
export class Origins {
  private readonly origins = new Map<number, Origin>();
  private lastId = 0;
  /** The cell that output of unknown origin (of native code, of a child process) is counted to. */
  latestCell: Origin | undefined;

  add(header: Header): Origin {
    const origin = { id: ++this.lastId, header };
    this.origins.set(origin.id, origin);
    this.origins.delete(origin.id - REMEMBERED);
    if (header.msg_type === 'execute_request') this.latestCell = origin;
    return origin;
  }

  get(id: number): Origin | undefined {
    return this.origins.get(id) ?? this.latestCell;
  }
}
