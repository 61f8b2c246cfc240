import type { ErrorReply, Message } from '../wire/message';
import { isRequestName, requestShapes, type RequestName } from '../wire/requests';
import { readShape, type Shape } from '../wire/shape';
import type { CellRunner } from './cells/cell-runner';
import { handlerOf } from './handlers/table';
import type { Kernel } from './kernel';
import { subshellOf, type Channel, type Request } from './sockets/request';

/** Brings each message to its handler. Every request gets a reply, whatever happens. */
export class Dispatcher {
  constructor(
    private readonly kernel: Kernel,
    private readonly runner: CellRunner,
    private readonly log: (message: string) => void,
  ) {}

  async dispatch(channel: Channel, message: Message): Promise<void> {
    const envelope = { channel, identities: message.identities, header: message.header };
    try {
      const request = toRequest(channel, message);
      if (isExecute(request)) this.kernel.subshells.queue(subshellOf(request.header)).add(request);
      else await this.attend(request);
    } catch (error) {
      this.log(`${message.header.msg_type}: ${describe(error).evalue}`);
      void this.kernel.front.status('busy', message.header);
      if (message.header.msg_type.endsWith('_request'))
        void this.kernel.front.replyError(envelope, describe(error));
      await this.idle(envelope);
    }
  }

  private async attend(request: Request): Promise<void> {
    const handler = handlerOf(request.type);
    if (!handler) throw new Error(`'${request.type}' is not answered on the ${request.channel} channel`);
    void this.kernel.front.status('busy', request.header);
    try {
      await handler(request, this.kernel);
    } catch (error) {
      this.log(`${request.type}: ${describe(error).evalue}`);
      if (request.type.endsWith('_request')) await this.kernel.front.replyError(request, describe(error));
    }
    await this.idle(request);
  }

  /**
   * Front ends show the last state that they hear of: a cell that still runs is said to be busy again. Not after a
   * request to the debugger: JupyterLab shows no state for those, and sends another one for each state of a cell.
   */
  private async idle({ header }: Pick<Request, 'header'>): Promise<void> {
    await this.kernel.front.status('idle', header);
    if (header.msg_type === ('debug_request' satisfies RequestName)) return;
    for (const { header } of this.runner.running.values()) await this.kernel.front.status('busy', header);
  }
}

function toRequest(channel: Channel, { identities, header, content, buffers }: Message): Request {
  const type = header.msg_type;
  if (!isRequestName(type)) throw new Error(`This kernel does not know the message type '${type}'`);
  const shape: Shape<Request['content']> = requestShapes[type];
  return { type, channel, identities, header, content: readShape(shape, content), buffers };
}

function isExecute(request: Request): request is Request<'execute_request'> {
  return request.type === ('execute_request' satisfies RequestName);
}

function describe(error: unknown): ErrorReply {
  const { name, message } = error instanceof Error ? error : new Error(String(error));
  return { status: 'error', ename: name, evalue: message, traceback: [] };
}
