import type { Request } from '../sockets/request';

type Execute = Request<'execute_request'>;

export interface RequestExecutor {
  /** Runs a cell to its end. Its reply is still to be sent. */
  run(request: Execute): Promise<Finished>;
  abort(request: Execute): Promise<void>;
}

export interface Finished {
  /** The cells that were sent after this one, and before its failure was known, must not run. */
  readonly stopsOthers: boolean;
  reply(): Promise<void>;
}

/** The cells of one shell, run one after another. After an error those that wait already are aborted. */
export class ExecutionQueue {
  private readonly waiting: Execute[] = [];
  private running = false;

  constructor(private readonly executor: RequestExecutor) {}

  add(request: Execute): void {
    this.waiting.push(request);
    if (!this.running) void this.drain();
  }

  /** Aborts everything that waits. */
  async clear(): Promise<void> {
    for (const request of this.waiting.splice(0)) await this.executor.abort(request);
  }

  private async drain(): Promise<void> {
    this.running = true;
    for (let next = this.waiting.shift(); next; next = this.waiting.shift()) {
      const { stopsOthers, reply } = await this.executor.run(next);
      if (stopsOthers) await arrivalsRead();
      const behind = stopsOthers ? this.waiting.splice(0) : [];
      await reply();
      for (const request of behind) await this.executor.abort(request);
    }
    this.running = false;
  }
}

/** Requests sent together with the failed one may still be on their way out of the socket. */
function arrivalsRead(): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, 5));
}
