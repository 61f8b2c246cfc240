import type { PublicationName, Publications } from '../../wire/message';
import { subscribe, type Disposable } from './disposable';

export type CommMessageHandler = (data: unknown, buffers: readonly Uint8Array[]) => void | Promise<void>;
export type CommCloseHandler = (data: unknown, buffers: readonly Uint8Array[]) => void | Promise<void>;

type CommType = Extract<PublicationName, `comm_${string}`>;
export type SendComm = <T extends CommType>(
  type: T,
  content: Publications[T],
  buffers: readonly Uint8Array[],
) => void;

/** One two-way channel to a front end. https://jupyter-client.readthedocs.io/en/latest/messaging.html#custom-messages */
export class Comm {
  private readonly messageHandlers = new Set<CommMessageHandler>();
  private readonly closeHandlers = new Set<CommCloseHandler>();
  private closed = false;

  constructor(
    readonly commId: string,
    readonly targetName: string,
    private readonly transmit: SendComm,
    private readonly forget: (comm: Comm) => void,
  ) {}

  send(data: unknown, buffers: readonly Uint8Array[] = []): void {
    if (this.closed)
      throw new Error(`The comm '${this.targetName}' is closed: nothing can be sent on it any more`);
    this.transmit('comm_msg', { comm_id: this.commId, data: data ?? {} }, buffers);
  }

  close(data?: unknown): void {
    if (this.closed) return;
    this.end();
    this.transmit('comm_close', { comm_id: this.commId, data: data ?? {} }, []);
  }

  onMessage(handler: CommMessageHandler): Disposable {
    return subscribe(this.messageHandlers, handler);
  }

  onClose(handler: CommCloseHandler): Disposable {
    return subscribe(this.closeHandlers, handler);
  }

  /** A message has arrived. */
  async receive(data: unknown, buffers: readonly Uint8Array[]): Promise<void> {
    for (const handler of this.messageHandlers) await handler(data, buffers);
  }

  /** The front end has closed its side. */
  async closedByPeer(data: unknown, buffers: readonly Uint8Array[]): Promise<void> {
    this.end();
    for (const handler of this.closeHandlers) await handler(data, buffers);
  }

  private end(): void {
    this.closed = true;
    this.forget(this);
  }
}
