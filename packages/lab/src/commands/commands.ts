import type { IRenderMime } from '@jupyterlab/rendermime-interfaces';
import type { CommandRegistry } from '@lumino/commands';
import type { FromView } from '@epochlab/views';
import type { Phase } from '../drawings/training/phase';
import type { ExportFormat } from '../export/export';
import type { ViewRenderer } from '../renderer/view-renderer';
import type { ViewTracker } from '../renderer/view-tracker';
import { addActionCommands } from './action-commands';
import { addLearningRateCommand } from './learning-rate';
import { livePhase } from './steerable';

type Trans = IRenderMime.TranslationBundle;
type Action = Extract<FromView, { type: 'control' }>['action'];

export const exportCommands: Readonly<Record<ExportFormat, string>> = {
  png: 'epochlab:export-png',
  svg: 'epochlab:export-svg',
  csv: 'epochlab:export-csv',
};

export const runCommands: Readonly<Record<Action, string>> = {
  pause: 'epochlab:pause-training',
  resume: 'epochlab:resume-training',
  step: 'epochlab:step-training',
  stop: 'epochlab:stop-training',
};

const exportLabels = (trans: Trans): Record<ExportFormat, string> => ({
  png: trans.__('Export View as PNG'),
  svg: trans.__('Export View as SVG'),
  csv: trans.__('Export View as CSV'),
});

const runLabels = (trans: Trans): Record<Action, string> => ({
  pause: trans.__('Pause Training'),
  resume: trans.__('Resume Training'),
  step: trans.__('Train One Step'),
  stop: trans.__('Stop Training'),
});

/** In which phases each action has an effect. */
const possible: Readonly<Record<Action, readonly Phase[]>> = {
  pause: ['waiting', 'running'],
  resume: ['paused'],
  step: ['paused'],
  stop: ['waiting', 'running', 'paused'],
};

/** Adds a command for each thing that a view can do; it acts on the view that the user is at. */
export function addCommands(commands: CommandRegistry, tracker: ViewTracker, trans: Trans): void {
  const exports = exportLabels(trans);
  const runs = runLabels(trans);
  for (const format of Object.keys(exportCommands) as ExportFormat[]) {
    const target = (): ViewRenderer | undefined => tracker.current(view => view.snapshot !== undefined);
    commands.addCommand(exportCommands[format], {
      label: exports[format],
      isEnabled: () => target() !== undefined,
      execute: () => target()?.exportAs(format),
    });
  }
  for (const action of Object.keys(runCommands) as Action[]) {
    const target = (): ViewRenderer | undefined => tracker.current(view => accepts(view, action));
    commands.addCommand(runCommands[action], {
      label: runs[action],
      isEnabled: () => target() !== undefined,
      execute: () => target()?.send({ type: 'control', action }),
    });
  }
  addLearningRateCommand(commands, tracker, trans);
  addActionCommands(commands, tracker, trans);
}

function accepts(view: ViewRenderer, action: Action): boolean {
  const phase = livePhase(view);
  return phase !== null && possible[action].includes(phase);
}
