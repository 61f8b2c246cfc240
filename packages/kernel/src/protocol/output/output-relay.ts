import { setImmediate } from 'node:timers/promises';
import type { StreamName } from '../../threads/messages';
import type { RingPiece, RingReader } from '../../threads/output-ring';
import type { ProtocolThreadData } from '../../threads/start-options';
import { CapturedOutput } from './captured-output';
import type { IOPub } from './iopub';
import type { Origins } from './origins';

/** Publishes what the user's code prints, through JavaScript or behind its back. */
export class OutputRelay {
  private readonly captured: readonly CapturedOutput[];

  constructor(
    private readonly iopub: IOPub,
    private readonly origins: Origins,
    private readonly ring: RingReader,
    captured: ProtocolThreadData['captured'],
  ) {
    const capture = (name: StreamName) =>
      captured
        ? [new CapturedOutput(captured[name], text => iopub.stream(origins.latestCell, name, text))]
        : [];
    this.captured = [...capture('stdout'), ...capture('stderr')];
  }

  /** Publishes text as it comes, for as long as the thread lives. */
  async run(): Promise<never> {
    for (;;) {
      await this.ring.changed();
      this.ring.drain(this.emit);
      await setImmediate(); // sockets come first: an interrupt must get through any amount of output
    }
  }

  /** Publishes what was printed before message number `sequence`. */
  drainTo(sequence: number): void {
    this.ring.drainTo(sequence, this.emit);
    for (const output of this.captured) output.drain();
  }

  private readonly emit = ({ activity, name, text }: RingPiece) =>
    this.iopub.stream(this.origins.get(activity), name, text);
}
