import type { MessagePort } from 'node:worker_threads';
import { connect, type Remote } from './rpc';

/**
 * A remote object whose thread may come later, and may be replaced by a new one. Calls
 * that come in between wait.
 */
export class SwitchableRemote<T extends object> {
  private connected: (remote: Remote<T>) => void = () => {};
  private current = this.next();

  constructor(port?: MessagePort) {
    if (port) this.switchTo(port);
  }

  /** From now on calls go to `port`. */
  switchTo(port: MessagePort): void {
    const remote = connect<T>(port);
    const current = Promise.resolve(remote);
    this.connected(remote);
    this.current = current;
    port.on('close', () => {
      if (this.current === current) this.current = this.next();
    });
  }

  private next(): Promise<Remote<T>> {
    return new Promise(resolve => (this.connected = resolve));
  }

  /** Calls whichever thread answers now. */
  readonly remote: Remote<T> = new Proxy({} as Remote<T>, {
    get:
      (_, method) =>
      async (...args: readonly unknown[]) => {
        // A proxy cannot be typed by its target: each property is the remote method of that name.
        const methods = (await this.current) as Readonly<
          Record<PropertyKey, (...args: readonly unknown[]) => unknown>
        >;
        return methods[method]?.(...args);
      },
  });
}
