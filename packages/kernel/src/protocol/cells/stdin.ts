import type { Header, Message } from '../../wire/message';
import { readShape } from '../../wire/shape';
import { requestShapes } from '../../wire/requests';
import type { Front } from '../sockets/front';

interface Asked {
  readonly id: number;
  readonly identity: string;
}

/** Questions to the user. A front end answers one at a time; answers that nobody asked for are dropped. */
export class Stdin {
  private readonly asked: Asked[] = [];

  constructor(
    private readonly front: Front,
    private readonly answer: (id: number, value: string) => void,
  ) {}

  async ask(
    id: number,
    identities: readonly Buffer[],
    parent: Header,
    prompt: string,
    password: boolean,
  ): Promise<void> {
    this.asked.push({ id, identity: key(identities) });
    await this.front.iopub.drained(); // what was printed before the question stands above it
    await this.front.askForInput(identities, parent, prompt, password);
  }

  /** Takes an `input_reply`; false when none was expected from this front end. */
  take({ identities, content }: Message): boolean {
    const at = this.asked.findIndex(({ identity }) => identity === key(identities));
    const [asked] = at < 0 ? [] : this.asked.splice(at, 1);
    if (!asked) return false;
    this.answer(asked.id, readShape(requestShapes.input_reply, content).value);
    return true;
  }

  /** Forgets every open question (the cells that asked are over). */
  reset(): void {
    this.asked.length = 0;
  }
}

function key(identities: readonly Buffer[]): string {
  return identities.map(identity => identity.toString('hex')).join('/');
}
