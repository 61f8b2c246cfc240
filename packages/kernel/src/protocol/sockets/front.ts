import type { Router } from 'zeromq';
import { createHeader, encodeParts } from '../../wire/encode';
import { joinFrames } from '../../wire/frames';
import type { ErrorReply, Header, JsonObject, Replies, ReplyName } from '../../wire/message';
import type { Signer } from '../../wire/signer';
import type { IOPub } from '../output/iopub';
import type { Request } from './request';
import { SendQueue } from './send-queue';
import type { Sockets } from './sockets';

/** The kernel's messages to its front ends: replies to one of them, states and outputs to all. */
export class Front {
  private readonly queues: Readonly<Record<'shell' | 'control' | 'stdin', SendQueue>>;

  constructor(
    sockets: Sockets,
    readonly iopub: IOPub,
    private readonly signer: Signer,
    private readonly session: string,
    onError: (error: unknown) => void,
  ) {
    const queue = (router: Router) => new SendQueue({ send: frames => router.send(frames) }, onError);
    this.queues = {
      shell: queue(sockets.shell),
      control: queue(sockets.control),
      stdin: queue(sockets.stdin),
    };
  }

  reply<T extends ReplyName>(
    request: Request,
    name: T,
    content: Replies[T] | ErrorReply,
    metadata: JsonObject = {},
  ): Promise<void> {
    return this.send(request.channel, request.identities, `${name}_reply`, request.header, content, metadata);
  }

  /** A reply to a request of any type, known or not. */
  replyError(
    request: Pick<Request, 'channel' | 'identities' | 'header'>,
    content: ErrorReply,
  ): Promise<void> {
    const type = request.header.msg_type.replace(/_request$/, '_reply');
    return this.send(request.channel, request.identities, type, request.header, content, {});
  }

  askForInput(
    identities: readonly Buffer[],
    parent: Header,
    prompt: string,
    password: boolean,
  ): Promise<void> {
    return this.send('stdin', identities, 'input_request', parent, { prompt, password }, {});
  }

  status(state: 'starting' | 'busy' | 'idle', parent: Header | undefined): Promise<void> {
    return this.iopub.publish('status', { execution_state: state }, parent);
  }

  async drained(): Promise<void> {
    await Promise.all([this.iopub.drained(), ...Object.values(this.queues).map(queue => queue.drained())]);
  }

  private send(
    channel: keyof typeof this.queues,
    identities: readonly Buffer[],
    type: string,
    parent: Header,
    content: unknown,
    metadata: JsonObject,
  ): Promise<void> {
    const parts = encodeParts(createHeader(type, this.session), parent, metadata, content);
    return this.queues[channel].send(joinFrames(identities, this.signer.sign(parts), parts, []));
  }
}
