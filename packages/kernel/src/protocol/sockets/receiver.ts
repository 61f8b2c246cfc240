import type { Router } from 'zeromq';
import { decode } from '../../wire/decode';
import type { Message } from '../../wire/message';
import type { ReplayGuard } from '../../wire/replay-guard';
import type { Signer } from '../../wire/signer';

export interface Receiver {
  readonly signer: Signer;
  readonly guard: ReplayGuard;
  readonly log: (message: string) => void;
}

/** Reads a socket for as long as it is open. A message that cannot be trusted or understood is logged and dropped. */
export async function receive(
  name: string,
  socket: Router,
  { signer, guard, log }: Receiver,
  handle: (message: Message) => void,
): Promise<void> {
  for await (const frames of socket) {
    try {
      handle(decode(frames, signer, guard));
    } catch (error) {
      log(`dropped a message on ${name}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
}
