import type { CellLanguage, CheckSettings } from '../compiler/compiler';

/** What magics may change for the cells to come. */
export interface Settings {
  /** Whether type errors stop a cell. */
  check: boolean;
  checks: CheckSettings;
  language: CellLanguage;
}
