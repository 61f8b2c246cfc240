import type { Activities } from '../activity/activities';
import type { ProtocolLink } from '../protocol-link';

export interface InputOptions {
  /** Hides what is typed. */
  readonly password?: boolean;
}

/** Questions that wait for the user's answer. */
export class Input {
  private readonly waiting = new Map<number, (value: string) => void>();
  private lastId = 0;

  constructor(
    private readonly link: ProtocolLink,
    private readonly activities: Activities,
  ) {}

  ask(prompt: unknown, { password = false }: InputOptions = {}): Promise<string> {
    const activity = this.activities.current;
    if (!activity?.allowsInput) {
      return Promise.reject(
        new Error(
          'input() needs a front end that lets cells ask for input; this cell was run without one (allow_stdin is false). ' +
            'Give the value in the cell, or as a parameter of the notebook',
        ),
      );
    }
    const id = ++this.lastId;
    const answer = new Promise<string>(resolve => this.waiting.set(id, resolve));
    this.link.post({ type: 'input', id, origin: activity.origin, prompt: String(prompt ?? ''), password });
    return activity.wait(answer).finally(() => this.waiting.delete(id));
  }

  answer(id: number, value: string): void {
    this.waiting.get(id)?.(value);
  }
}
