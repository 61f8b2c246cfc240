import childProcess from 'node:child_process';
import { syncBuiltinESMExports } from 'node:module';
import type { Activities } from '../activity/activities';
import type { ProtocolLink } from '../protocol-link';

type Call = (...args: unknown[]) => unknown;

/**
 * Tells the protocol thread while this thread waits for a child process (`execSync` and the like), deaf to all else: an interrupt
 * then ends the child, as Ctrl-C in a terminal does.
 */
export function announceSyncChildren(link: ProtocolLink, activities: Activities): void {
  const announced = <F extends Call>(call: F): F =>
    new Proxy(call, {
      apply(target, self, args) {
        link.post({ type: 'awaitsChild', active: true });
        try {
          return Reflect.apply(target, self, args);
        } finally {
          link.post({ type: 'awaitsChild', active: false });
          activities.heedInterrupts();
          activities.current?.deliver();
        }
      },
    });
  // Each is overloaded; here they are all "some arguments".
  childProcess.spawnSync = announced(childProcess.spawnSync as Call) as typeof childProcess.spawnSync;
  childProcess.execSync = announced(childProcess.execSync as Call) as typeof childProcess.execSync;
  childProcess.execFileSync = announced(
    childProcess.execFileSync as Call,
  ) as typeof childProcess.execFileSync;
  syncBuiltinESMExports();
}
