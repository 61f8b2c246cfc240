import type { MessagePort } from 'node:worker_threads';

/** An object all of whose methods answer with a promise, and so can be called from another thread. */
export type Remote<T> = {
  readonly [K in keyof T]: T[K] extends (...args: infer A) => Promise<infer R>
    ? (...args: A) => Promise<R>
    : never;
};

/** The thread that was asked ended before it answered. */
export class ThreadEndedError extends Error {
  override name = 'ThreadEnded';

  constructor() {
    super(
      'The compiler ended before it was done with this cell and has been started again: run the cell once more',
    );
  }
}

interface Call {
  readonly id: number;
  readonly method: string;
  readonly args: readonly unknown[];
}

type Answer =
  | { readonly id: number; readonly value: unknown }
  | { readonly id: number; readonly error: { readonly message: string; readonly stack: string | undefined } };

/** Answers the calls that arrive on `port` with the methods of `target`. */
export function serve(port: MessagePort, target: object): void {
  const methods = target as Readonly<Record<string, (...args: readonly unknown[]) => unknown>>;
  port.on('message', ({ id, method, args }: Call) => {
    const respond = (answer: Answer) => port.postMessage(answer);
    Promise.resolve()
      .then(() => methods[method]?.(...args))
      .then(
        value => respond({ id, value }),
        (error: Error) => respond({ id, error: { message: error.message, stack: error.stack } }),
      );
  });
}

/** Calls the object that is served at the other end of `port`. Pending calls fail when `port` closes. */
export function connect<T extends object>(port: MessagePort): Remote<T> {
  const waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  let lastId = 0;
  port.on('message', (answer: Answer) => {
    const call = waiting.get(answer.id);
    waiting.delete(answer.id);
    if ('error' in answer)
      call?.reject(Object.assign(new Error(answer.error.message), { stack: answer.error.stack }));
    else call?.resolve(answer.value);
  });
  port.on('close', () => {
    for (const call of waiting.values()) call.reject(new ThreadEndedError());
    waiting.clear();
  });
  const call = (method: string, args: readonly unknown[]) =>
    new Promise((resolve, reject) => {
      waiting.set(++lastId, { resolve, reject });
      port.postMessage({ id: lastId, method, args } satisfies Call);
    });
  // A proxy cannot be typed by its target: each property is the remote method of that name.
  return new Proxy({} as Remote<T>, {
    get: (_, method) => (method === 'then' ? undefined : (...args: unknown[]) => call(String(method), args)),
  });
}
