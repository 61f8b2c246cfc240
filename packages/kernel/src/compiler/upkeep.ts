import { complete } from './complete/complete';
import { tidy } from './tidy';
import type { Language } from './typescript/language';

/** Quiet time after a request, in milliseconds, before upkeep begins. */
const pause = 300;
/** So many members are learnt between two looks at what else there is to do. */
const sliceLength = 40;

/** Something to be done between requests, in steps of a few milliseconds. */
interface Task {
  /** The name in scope that it is about. */
  readonly about?: string;
  readonly steps: Iterator<void>;
}

/**
 * Keeps answers fast: between requests it goes through what a user is likely to ask first, so that the checker knows
 * it, and replaces a checker that has seen too many passing texts.
 */
export class Upkeep {
  readonly #language: Language;
  #tasks: Task[] = [];
  #isPlanned = false;
  #isUrgent = false;
  #timer: NodeJS.Timeout | undefined;

  constructor(language: Language) {
    this.#language = language;
    this.#schedule(0);
  }

  /** Runs a request; a checker that failed is not trusted with another. */
  during<T>(request: () => T): T {
    clearTimeout(this.#timer);
    try {
      return request();
    } catch (error) {
      this.#language.renew();
      throw error;
    } finally {
      this.#schedule(this.#isUrgent ? 0 : pause);
    }
  }

  /** A cell has just mentioned these names: their members may be asked for while it runs. */
  prefer(names: ReadonlyMap<string, unknown>): void {
    if (!this.#isPlanned) this.#plan();
    const isMeant = ({ about }: Task) => about !== undefined && names.has(about);
    const meant = this.#tasks.filter(isMeant);
    this.#tasks = [...meant, ...this.#tasks.filter(task => !isMeant(task))];
    this.#isUrgent = meant.length > 0;
  }

  /** Does all that is left at once. */
  settle(): void {
    while (this.#step());
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#isPlanned = true;
    this.#tasks = [];
  }

  #schedule(delay: number): void {
    this.#timer = setTimeout(() => this.#work(), delay).unref();
  }

  #work(): void {
    if (this.#step()) this.#schedule(0);
  }

  /** One step of what is left to do; false when nothing is. */
  #step(): boolean {
    const isWorn = this.#tasks.length === 0 && this.#language.isWorn;
    if (isWorn) this.#language.renew();
    if (isWorn || !this.#isPlanned) this.#plan();
    const [task] = this.#tasks;
    if (!task) return false;
    try {
      if (task.steps.next().done) this.#finish(task);
    } catch {
      this.#tasks = []; // Nobody asked; a request that meets the same fault will tell.
      this.#language.renew();
    }
    return true;
  }

  #finish(task: Task): void {
    this.#tasks = this.#tasks.filter(other => other !== task);
    this.#isUrgent = false;
  }

  /** Once at the start, and again for a new checker. */
  #plan(): void {
    const language = this.#language;
    this.#isPlanned = true;
    this.#tasks = [
      { steps: once(() => complete('const a = [1]; a.', 17, language)) },
      ...language.scopeNames.map(about => ({ about, steps: learnMembers(about, language) })),
      { steps: once(() => language.remember()) },
      { steps: once(tidy) },
    ];
  }
}

function* once(work: () => void): Generator<void> {
  yield work();
}

/** Does the work that a completion of the name's members needs. */
function* learnMembers(name: string, language: Language): Generator<void> {
  const members = language.membersOf(name);
  for (let start = 0; start < members.length; start += sliceLength) {
    members.slice(start, start + sliceLength).forEach(language.meaningsOf);
    yield;
  }
  const countSignatures = () =>
    complete(`${name}.`, name.length + 1, language, 0).matches.filter(({ signature }) => signature).length;
  for (let before = -1, now = countSignatures(); now > before; now = countSignatures()) {
    before = now;
    yield;
  }
}
