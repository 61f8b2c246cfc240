import { randomUUID } from 'node:crypto';
import { ContentError } from '../../wire/errors';
import { ExecutionQueue, type RequestExecutor } from './execution-queue';

/**
 * The main shell and its subshells, each with a queue of its own: a cell of one runs while a cell of another awaits.
 * https://jupyter.org/enhancement-proposals/91-kernel-subshells/kernel-subshells.html
 */
export class Subshells {
  private readonly main: ExecutionQueue;
  private readonly queues = new Map<string, ExecutionQueue>();

  constructor(private readonly executor: RequestExecutor) {
    this.main = new ExecutionQueue(executor);
  }

  create(): string {
    const id = randomUUID();
    this.queues.set(id, new ExecutionQueue(this.executor));
    return id;
  }

  async delete(id: string): Promise<void> {
    const queue = this.queue(id);
    this.queues.delete(id);
    await queue.clear();
  }

  list(): string[] {
    return [...this.queues.keys()];
  }

  queue(id: string | undefined): ExecutionQueue {
    const queue = id === undefined ? this.main : this.queues.get(id);
    if (!queue) throw new ContentError(`There is no subshell '${id}': it was deleted or never created`);
    return queue;
  }

  /** Aborts every cell that waits in any shell. */
  async clear(): Promise<void> {
    for (const queue of [this.main, ...this.queues.values()]) await queue.clear();
  }
}
