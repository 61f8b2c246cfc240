/** A subscription that can be ended. */
export interface Disposable {
  dispose(): void;
}

/** Adds to a set until disposed. */
export function subscribe<T>(handlers: Set<T>, handler: T): Disposable {
  handlers.add(handler);
  return { dispose: () => handlers.delete(handler) };
}
