import type { IRenderMime } from '@jupyterlab/rendermime-interfaces';
import type { CommandRegistry } from '@lumino/commands';
import type { ViewTracker } from '../renderer/view-tracker';
import { actionNames, type Action, type ActionName } from './view-actions';

type Trans = IRenderMime.TranslationBundle;

const labelsOf = (trans: Trans): Readonly<Record<ActionName, string>> => ({
  'look-into-layers': trans.__('Show Gradients and Dead Units'),
  'compare-runs': trans.__('Compare with Other Runs'),
  'set-smoothing': trans.__('Set Smoothing of Curves…'),
  'toggle-log-axis': trans.__('Switch Logarithmic Axis of Curves'),
  'zoom-in': trans.__('Zoom into the Curves'),
  'zoom-out': trans.__('Zoom out of the Curves'),
  'show-all-epochs': trans.__('Show All Epochs'),
  'matrix-counts': trans.__('Confusion Matrix: Counts'),
  'matrix-by-true': trans.__('Confusion Matrix: Shares of Each True Class'),
  'matrix-by-predicted': trans.__('Confusion Matrix: Shares of Each Predicted Class'),
  'matrix-by-all': trans.__('Confusion Matrix: Shares of All Samples'),
  'matrix-as-given': trans.__('Confusion Matrix: Classes as Given'),
  'matrix-by-error': trans.__('Confusion Matrix: Most Mistaken Classes First'),
  'matrix-by-cluster': trans.__('Confusion Matrix: Confused Classes Together'),
  'matrix-all-classes': trans.__('Confusion Matrix: Back to All Classes'),
  'top-confusion': trans.__('Confusion Matrix: Samples of the Most Frequent Confusion'),
  'open-layers': trans.__('Open All Nested Models'),
  'close-layers': trans.__('Close All Nested Models'),
  'sort-table': trans.__('Sort Table…'),
  'playground-train': trans.__('Playground: Train'),
  'playground-pause': trans.__('Playground: Pause'),
  'playground-step': trans.__('Playground: Train One Epoch'),
  'playground-reset': trans.__('Playground: Back to the Initial Weights'),
});

/** The ids of the commands, in the order of the palette. */
export const actionCommands: readonly string[] = actionNames.map(commandOf);

/** Adds a command for each action that a drawing may offer; it is enabled while one does. */
export function addActionCommands(commands: CommandRegistry, tracker: ViewTracker, trans: Trans): void {
  const labels = labelsOf(trans);
  for (const name of actionNames) {
    const action = (): Action | undefined =>
      tracker.current(view => view.actions.get(name) !== undefined)?.actions.get(name);
    commands.addCommand(commandOf(name), {
      label: labels[name],
      isEnabled: () => action() !== undefined,
      execute: () => action()?.(),
    });
  }
}

function commandOf(name: ActionName): string {
  return `epochlab:${name}`;
}
