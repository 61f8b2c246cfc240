import type { MessagePort } from 'node:worker_threads';
import type {
  CommEvent,
  ExecuteOutcome,
  ExecuteTask,
  FromSession,
  Origin,
  SessionEvent,
  ToSession,
} from '../threads/messages';
import type { Header } from '../wire/message';
import type { Origins } from './output/origins';

type Handlers = {
  readonly [T in SessionEvent['type']]?: (message: Extract<SessionEvent, { type: T }>) => void;
};

/** The protocol thread's end of the line to the thread that runs the user's code. */
export class SessionLink {
  private readonly executions = new Map<number, (outcome: ExecuteOutcome) => void>();
  private readonly events = new Map<number, () => void>();

  constructor(
    private readonly port: Pick<MessagePort, 'on' | 'postMessage'>,
    private readonly origins: Origins,
    handlers: Handlers,
    beforeEach: (sequence: number) => void,
  ) {
    const own: Handlers = {
      executed: ({ id, outcome }) => take(this.executions, id)?.(outcome),
      handled: ({ id }) => take(this.events, id)?.(),
    };
    port.on('message', (message: FromSession) => {
      beforeEach(message.sequence);
      // The handler under a type's name takes messages of that type; TypeScript cannot follow this through a union.
      const handler = { ...handlers, ...own }[message.type] as ((message: FromSession) => void) | undefined;
      handler?.(message);
    });
  }

  execute(header: Header, task: Omit<ExecuteTask, 'origin'>): Promise<ExecuteOutcome> {
    const origin = this.origins.add(header);
    return new Promise(resolve => {
      this.executions.set(origin.id, resolve);
      this.post({ type: 'execute', task: { ...task, origin } });
    });
  }

  /** Hands a comm message over; settles when the user's handlers have returned. */
  comm(header: Header, event: CommEvent): Promise<void> {
    const origin: Origin = this.origins.add(header);
    return new Promise(resolve => {
      this.events.set(origin.id, resolve);
      this.post({ type: 'comm', origin, event });
    });
  }

  post(message: ToSession): void {
    this.port.postMessage(message);
  }
}

function take<T>(map: Map<number, T>, id: number): T | undefined {
  const value = map.get(id);
  map.delete(id);
  return value;
}
