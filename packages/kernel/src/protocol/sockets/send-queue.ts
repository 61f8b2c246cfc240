import type { MessageLike } from 'zeromq';

export interface Sender {
  send(frames: MessageLike[]): Promise<void>;
}

/**
 * Sends one message after another and in order. (zeromq.js refuses a send while another one on the same socket
 * waits, and throws EBUSY after 512 of them: https://github.com/zeromq/zeromq.js/issues/427)
 */
export class SendQueue {
  private tail: Promise<void> = Promise.resolve();

  constructor(
    private readonly socket: Sender,
    private readonly onError: (error: unknown) => void,
  ) {}

  send(frames: MessageLike[]): Promise<void> {
    this.tail = this.tail.then(() => this.socket.send(frames)).catch(this.onError);
    return this.tail;
  }

  /** Settles when everything queued so far has been handed to ZeroMQ. */
  drained(): Promise<void> {
    return this.tail;
  }
}
