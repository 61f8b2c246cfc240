import type { ICommandPalette } from '@jupyterlab/apputils';
import type { IRenderMime } from '@jupyterlab/rendermime-interfaces';
import type { CommandRegistry } from '@lumino/commands';
import { Menu, type ContextMenu } from '@lumino/widgets';
import { actionCommands } from './action-commands';
import { exportCommands, runCommands } from './commands';
import { learningRateCommand } from './learning-rate';

const EXPORTS = Object.values(exportCommands);
const ALL = [...Object.values(runCommands), learningRateCommand, ...actionCommands, ...EXPORTS];

/** Puts the commands where people look for them: the right-click menu of a view and the command palette. */
export function addMenuItems(
  contextMenu: ContextMenu,
  palette: ICommandPalette | null,
  trans: IRenderMime.TranslationBundle,
): void {
  EXPORTS.forEach((command, rank) => contextMenu.addItem({ command, selector: '.epochlab-View', rank }));
  ALL.forEach(command => palette?.addItem({ command, category: trans.__('Epochlab') }));
}

/** Opens the menu of a view below its button. */
export function viewMenu(commands: CommandRegistry): (anchor: HTMLElement) => void {
  const menu = new Menu({ commands });
  EXPORTS.forEach(command => menu.addItem({ command }));
  return anchor => {
    const { left, bottom } = anchor.getBoundingClientRect();
    menu.open(left, bottom);
  };
}
