import type { Front } from '../sockets/front';
import type { Log } from '../log';
import { MainThread } from './main-thread';
import type { SessionLink } from '../session-link';
import { closeSockets, type Sockets } from '../sockets/sockets';

const PATIENCE_MS = 500;

/**
 * Ends the process: what was said is sent, the sockets are closed (ZeroMQ's native code aborts a process that exits
 * with open ones), and the main thread is asked to exit; one that is stuck is stopped first.
 */
export async function shutDown(
  front: Front,
  sockets: Sockets,
  session: SessionLink,
  log: Log,
): Promise<void> {
  await front.drained();
  closeSockets(sockets);
  session.post({ type: 'exit' });
  setTimeout(() => {
    new MainThread()
      .terminate()
      .catch((error: Error) => log(`could not stop the running code: ${error.message}`));
  }, PATIENCE_MS);
  setTimeout(() => process.kill(process.pid, 'SIGKILL'), 3 * PATIENCE_MS);
}
