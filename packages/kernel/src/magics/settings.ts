import type { CellLanguage, CheckSettings } from '../compiler/compiler';

/** The settings that magics change for the cells to come. */
export interface Settings {
  /** Whether type errors stop a cell. */
  check: boolean;
  checks: CheckSettings;
  language: CellLanguage;
}
