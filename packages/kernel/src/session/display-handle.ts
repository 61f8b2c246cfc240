import type { DisplayOptions } from './globals';

/** What `display` gives back. As the result of a cell it is not shown: the value that it stands for has been. */
export class DisplayHandle {
  readonly #displayId: string;

  constructor(
    displayId: string,
    /** Replaces the output wherever it is shown. */
    readonly update: (value: unknown, options?: DisplayOptions) => void,
  ) {
    this.#displayId = displayId;
  }

  get displayId(): string {
    return this.#displayId;
  }

  /** Unlike `instanceof`, this asks nothing of a proxy. */
  static is(value: unknown): boolean {
    return typeof value === 'object' && value !== null && #displayId in value;
  }
}
