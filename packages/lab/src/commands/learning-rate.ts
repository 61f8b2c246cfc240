import { InputDialog } from '@jupyterlab/apputils';
import type { IRenderMime } from '@jupyterlab/rendermime-interfaces';
import type { CommandRegistry } from '@lumino/commands';
import type { ViewTracker } from '../renderer/view-tracker';
import { isSteerable } from './steerable';

export const learningRateCommand = 'epochlab:set-learning-rate';

/** Adds the command that asks for the learning rate of the next batch; `value` answers beforehand. */
export function addLearningRateCommand(
  commands: CommandRegistry,
  tracker: ViewTracker,
  trans: IRenderMime.TranslationBundle,
): void {
  commands.addCommand(learningRateCommand, {
    label: trans.__('Set Learning Rate…'),
    isEnabled: () => tracker.current(isSteerable) !== undefined,
    execute: async ({ value }) => {
      const view = tracker.current(isSteerable);
      const rate = typeof value === 'number' ? value : await ask(trans);
      if (rate !== null && Number.isFinite(rate) && rate > 0) {
        view?.send({ type: 'learningRate', value: rate });
      }
    },
  });
}

async function ask(trans: IRenderMime.TranslationBundle): Promise<number | null> {
  const { value } = await InputDialog.getText({
    title: trans.__('Learning rate of the next batch'),
    label: trans.__('A positive number'),
    pattern: '\\s*[0-9.]+([eE][-+]?[0-9]+)?\\s*',
    required: true,
    okLabel: trans.__('Set'),
    cancelLabel: trans.__('Cancel'),
  });
  return value === null ? null : Number(value);
}
