import { randomUUID } from 'node:crypto';
import type { CommEvent } from '../../threads/messages';
import type { JsonObject } from '../../wire/message';
import { Comm, type SendComm } from './comm';
import type { Disposable } from './disposable';

export type CommOpenHandler = (
  comm: Comm,
  data: unknown,
  buffers: readonly Uint8Array[],
) => void | Promise<void>;

export interface OpenOptions {
  readonly data?: unknown;
  readonly metadata?: JsonObject;
  readonly buffers?: readonly Uint8Array[];
  readonly commId?: string;
}

/** Like SendComm; the opening message may carry metadata. */
type Transmit = (...args: [...Parameters<SendComm>, JsonObject?]) => void;

/** The comms that are open and the targets that front ends may open. */
export class CommManager {
  private readonly comms = new Map<string, Comm>();
  private readonly targets = new Map<string, CommOpenHandler>();

  constructor(private readonly transmit: Transmit) {}

  onOpen(target: string, handler: CommOpenHandler): Disposable {
    this.targets.set(target, handler);
    return { dispose: () => this.targets.get(target) === handler && this.targets.delete(target) };
  }

  open(
    target: string,
    { data = {}, metadata = {}, buffers = [], commId = randomUUID() }: OpenOptions = {},
  ): Comm {
    const comm = this.add(commId, target);
    this.transmit('comm_open', { comm_id: commId, target_name: target, data }, buffers, metadata);
    return comm;
  }

  readonly handle: { readonly [T in CommEvent['type']]: (event: CommEvent) => Promise<void> } = {
    comm_open: async ({ commId, targetName, data, buffers }) => {
      const handler = this.targets.get(targetName);
      const comm = this.add(commId, targetName);
      if (handler) await handler(comm, data, buffers);
      else
        comm.close({ reason: 'unknown', message: `There is no comm target '${targetName}' in this kernel` });
    },
    comm_msg: async ({ commId, data, buffers }) => this.comms.get(commId)?.receive(data, buffers),
    comm_close: async ({ commId, data, buffers }) => this.comms.get(commId)?.closedByPeer(data, buffers),
  };

  private add(commId: string, target: string): Comm {
    const comm = new Comm(commId, target, this.transmit, ({ commId }) => this.comms.delete(commId));
    this.comms.set(commId, comm);
    return comm;
  }
}
