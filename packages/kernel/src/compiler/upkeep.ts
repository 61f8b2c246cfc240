import { complete } from './complete/complete';
import { tidy } from './tidy';
import type { Language } from './typescript/language';

/** Quiet time after a request, in milliseconds, before upkeep begins. */
const pause = 300;

/**
 * Keeps answers fast: between requests it goes through what a user is likely to ask first, so that the checker knows
 * it, and replaces a checker that has seen too many passing texts.
 */
export class Upkeep {
  readonly #language: Language;
  #tasks: (() => void)[];
  #timer: NodeJS.Timeout | undefined;

  constructor(language: Language) {
    this.#language = language;
    this.#tasks = this.#exercises();
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
      this.#schedule(pause);
    }
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#tasks = [];
  }

  #schedule(delay: number): void {
    this.#timer = setTimeout(() => this.#work(), delay).unref();
  }

  #work(): void {
    if (this.#tasks.length === 0 && this.#language.isWorn) {
      this.#tasks = [() => this.#language.renew(), ...this.#exercises()];
    }
    const task = this.#tasks.shift();
    if (!task) return;
    try {
      task();
    } catch {
      this.#tasks = []; // Nobody asked; a request that meets the same fault will tell.
      this.#language.renew();
    }
    this.#schedule(0);
  }

  /** A cell as such, then the members of everything in scope. */
  #exercises(): (() => void)[] {
    const members = () =>
      this.#language.scopeNames.map(name => () => {
        complete(`${name}.`, name.length + 1, this.#language);
      });
    return [
      () => void complete('const a = [1]; a.', 17, this.#language),
      () => void this.#tasks.push(...members(), tidy),
    ];
  }
}
