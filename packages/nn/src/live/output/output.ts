/** Where a run is shown while it happens, and after it. */
export interface RunOutput {
  /** Called after each step; must be cheap. */
  update(): void;
  /** Called once, when the run is over. */
  close(): void;
}

export const HIDDEN: RunOutput = { update: () => undefined, close: () => undefined };
