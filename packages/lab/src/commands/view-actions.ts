import { DisposableDelegate, type IDisposable } from '@lumino/disposable';

/** Actions that drawings offer beyond their own buttons: to the command palette, and to shortcuts of the user's. */
export const actionNames = [
  'look-into-layers',
  'compare-runs',
  'set-smoothing',
  'toggle-log-axis',
  'zoom-in',
  'zoom-out',
  'show-all-epochs',
  'matrix-counts',
  'matrix-by-true',
  'matrix-by-predicted',
  'matrix-by-all',
  'matrix-as-given',
  'matrix-by-error',
  'matrix-by-cluster',
  'matrix-all-classes',
  'top-confusion',
  'open-layers',
  'close-layers',
  'sort-table',
  'playground-train',
  'playground-pause',
  'playground-step',
  'playground-reset',
] as const;

export type ActionName = (typeof actionNames)[number];

export type Action = () => void;

/** The actions that the drawing of one view offers at the moment. */
export class ViewActions {
  private readonly actions = new Map<ActionName, Action>();

  get(name: ActionName): Action | undefined {
    return this.actions.get(name);
  }

  /** Offers an action until what is returned is disposed of. */
  offer(name: ActionName, action: Action): IDisposable {
    this.actions.set(name, action);
    return new DisposableDelegate(() => {
      if (this.actions.get(name) === action) this.actions.delete(name);
    });
  }
}
