import type { Standstill } from '../../threads/standstill';

/** Where the protocol thread finds `InterruptAccess`, by way of V8's inspector. */
const ACCESS_KEY = Symbol.for('epochlab.interrupt');

/** Answers the protocol thread in place of the user's thread while that has not answered an interrupt. */
export class InterruptAccess {
  private answered = 0;

  constructor(private readonly standstill: Standstill) {
    Object.defineProperty(globalThis, ACCESS_KEY, { value: this });
  }

  /** The interrupt has been read: there is no need any more to end what runs. */
  answer(attempt: number): void {
    this.answered = Math.max(this.answered, attempt);
  }

  /** Called from within whatever runs: stands still, unless the interrupt has been answered by now. */
  standUnlessAnswered(attempt: number): void {
    if (this.answered < attempt) this.standstill.stand();
  }
}
