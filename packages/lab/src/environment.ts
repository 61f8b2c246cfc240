import type { IRenderMime } from '@jupyterlab/rendermime-interfaces';
import type { ISignal } from '@lumino/signaling';
import { createContext, useContext } from 'react';
import type { ViewActions } from './commands/view-actions';
import type { InsertCell } from './renderer/insert-cell';
import type { Settings } from './settings/settings';

/** Parts that the drawings of all views share. */
export interface Application {
  readonly trans: IRenderMime.TranslationBundle;
  readonly settings: Settings;
  /** Opens the menu of what can be done with a view, below the button that asks for it. */
  readonly openMenu: (anchor: HTMLElement) => void;
  /** Inserts a cell into the notebook that a drawing is in; null outside of notebooks. */
  readonly insertCell: InsertCell | null;
  /** Emitted when JupyterLab changes its theme. */
  readonly themeChanged: ISignal<unknown, unknown> | null;
}

/** Everything that a drawing needs from its surroundings. */
export interface Environment extends Application {
  readonly sanitizer: IRenderMime.ISanitizer;
  /** Actions that the drawing offers to commands. */
  readonly actions: ViewActions;
}

const Context = createContext<Environment | null>(null);

export const EnvironmentProvider = Context.Provider;

export function useEnvironment(): Environment {
  const environment = useContext(Context);
  if (!environment) {
    throw new Error('A drawing is rendered outside EnvironmentProvider.');
  }
  return environment;
}

/** The translation bundle; short because every visible string goes through it. */
export const useTrans = (): IRenderMime.TranslationBundle => useEnvironment().trans;
