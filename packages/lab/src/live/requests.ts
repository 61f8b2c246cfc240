import type { FromView } from '@epochlab/views';
import type { IncomingMessage, LiveConnection } from './connection';

/** A message that the kernel answers with the same `request` number. */
type Request = Extract<FromView, { request: number }>;
/** A request without its number, for each kind of request alike. */
export type Question = Request extends infer R ? (R extends Request ? Omit<R, 'request'> : never) : never;

/** Questions to the kernel, each with a promise of its answer. A question that goes unanswered stays pending. */
export class Requests {
  private last = 0;
  private readonly waiting = new Map<number, (answer: IncomingMessage) => void>();

  constructor(private readonly connection: Pick<LiveConnection, 'send'>) {}

  ask(question: Question): Promise<IncomingMessage> {
    const request = ++this.last;
    return new Promise(resolve => {
      this.waiting.set(request, resolve);
      this.connection.send({ ...question, request });
    });
  }

  /** Gives a message to whoever asked for it; false when nobody did. */
  settle(answer: IncomingMessage): boolean {
    const request = 'request' in answer.message ? answer.message.request : undefined;
    const resolve = request === undefined ? undefined : this.waiting.get(request);
    if (request === undefined || !resolve) {
      return false;
    }
    this.waiting.delete(request);
    resolve(answer);
    return true;
  }
}
