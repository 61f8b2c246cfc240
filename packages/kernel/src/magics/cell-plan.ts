/** A cell as a magic changes it. */
export interface CellPlan {
  /** TypeScript that takes the place of the magic's own line. */
  statement?: string;
  /** Whether it is said how long the cell takes. */
  isTimed: boolean;
}

/** A cell whose magics are carried out. */
export interface PlainCell {
  /** With the lines of magics blank, so that line numbers stay. */
  readonly code: string;
  readonly isTimed: boolean;
}
