import { subscribe, type Disposable } from '../session/comm/disposable';
import type { Comm } from '../session/comm/comm';
import { inKindOf, joinBuffers, splitBuffers } from './buffers';
import { readMessage } from './widget-message';

export type State = Readonly<Record<string, unknown>>;
export type Callback = (...args: readonly unknown[]) => unknown;

/**
 * A state that the notebook shares with every page that shows the widget.
 * https://github.com/jupyter-widgets/ipywidgets/blob/main/packages/schema/messages.md
 */
export class SharedState {
  private readonly values = new Map<string, unknown>();
  private readonly callbacks = new Map<string, Set<Callback>>();

  /** `fixed` is what pages need to know beside the state: which module draws it. */
  constructor(
    private readonly comm: Comm,
    state: State,
    private readonly fixed: State,
    private readonly forget: () => void,
  ) {
    for (const [key, value] of Object.entries(state)) this.values.set(key, value);
    comm.onMessage((data, buffers) => this.receive(data, buffers));
    comm.onClose(forget);
  }

  get(key: string): unknown {
    return this.values.get(key);
  }

  set(key: string, value: unknown): void {
    refuseUnsendable(key, value);
    this.values.set(key, value);
    this.transmit('update', { [key]: value });
    this.emit(`change:${key}`, value);
  }

  on(event: string, callback: Callback): Disposable {
    const callbacks = this.callbacks.get(event) ?? new Set();
    this.callbacks.set(event, callbacks);
    return subscribe(callbacks, callback);
  }

  off(event: string, callback?: Callback): void {
    if (callback) this.callbacks.get(event)?.delete(callback);
    else this.callbacks.delete(event);
  }

  send(content: unknown, buffers?: readonly Uint8Array[]): void {
    this.comm.send({ method: 'custom', content }, buffers);
  }

  close(): void {
    this.comm.close();
    this.forget();
  }

  get id(): string {
    return this.comm.commId;
  }

  get state(): State {
    return Object.fromEntries(this.values);
  }

  /** Everything that a page needs which has just been loaded. */
  get whole(): State {
    return { ...this.fixed, ...this.state };
  }

  private async receive(data: unknown, buffers: readonly Uint8Array[]): Promise<void> {
    const message = readMessage(data, buffers);
    if (message.method === 'request_state') this.transmit('update', this.whole);
    if (message.method === 'custom') await Promise.all(this.emit('msg:custom', message.content, buffers));
    if (message.method === 'update') await this.take(joinBuffers(message));
  }

  /** All pages hear of what one of them has changed. */
  private async take(changes: State): Promise<void> {
    this.transmit('echo_update', changes);
    const changed = Object.entries(changes).map(
      ([key, value]) => [key, inKindOf(this.get(key), value)] as const,
    );
    for (const [key, value] of changed) this.values.set(key, value);
    await Promise.all(changed.flatMap(([key, value]) => this.emit(`change:${key}`, value)));
  }

  private emit(event: string, ...args: readonly unknown[]): unknown[] {
    return [...(this.callbacks.get(event) ?? [])].map(callback => callback(...args));
  }

  private transmit(method: 'update' | 'echo_update', changes: State): void {
    const { state, bufferPaths, buffers } = splitBuffers(changes);
    this.comm.send({ method, state, buffer_paths: bufferPaths }, buffers);
  }
}

export function refuseUnsendable(key: string, value: unknown): void {
  if (typeof value !== 'function' && typeof value !== 'symbol' && typeof value !== 'bigint') return;
  throw new TypeError(
    `The widget's state '${key}' is a ${typeof value}, which cannot be sent to a page: expected JSON or a typed array`,
  );
}
