import type { PlaygroundSettings } from '@epochlab/views';

/** Props of every panel of settings. */
export interface SettingsPanelProps {
  readonly settings: PlaygroundSettings;
  readonly live: boolean;
  readonly change: (settings: Partial<PlaygroundSettings>) => void;
  /** Whether a link of the original hides this control. */
  readonly isHidden: (control: string) => boolean;
}
