/** What magics may change for the cells to come. */
export interface Settings {
  /** Whether type errors stop a cell. */
  check: boolean;
}
