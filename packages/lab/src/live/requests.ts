import { parseAnswer, type FromView } from '@epochlab/views';
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

  /** Gives an answer to whoever asked for it; false where it is not an answer that anybody understands. */
  settle({ message, buffers }: IncomingMessage): boolean {
    const request = 'request' in message ? message.request : NaN;
    const resolve = this.waiting.get(request);
    if (!resolve) return true;
    this.waiting.delete(request);
    const answer = parseAnswer(message);
    if (!answer) return false;
    resolve({ message: answer, buffers });
    return true;
  }
}
