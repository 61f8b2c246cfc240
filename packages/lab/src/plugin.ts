import type { JupyterFrontEnd, JupyterFrontEndPlugin } from '@jupyterlab/application';
import { ICommandPalette, IThemeManager } from '@jupyterlab/apputils';
import { IDocumentManager } from '@jupyterlab/docmanager';
import { IRenderMimeRegistry } from '@jupyterlab/rendermime';
import { ISettingRegistry } from '@jupyterlab/settingregistry';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';
import { addCommands } from './commands/commands';
import { addMenuItems, viewMenu } from './commands/menus';
import { RANK, viewFactory } from './renderer/factory';
import { LiveNotebookViews } from './renderer/notebook-extension';
import { PLOTLY_RANK, plotlyFactory } from './renderer/plotly-figure';
import { ViewTracker } from './renderer/view-tracker';
import { loadSettings } from './settings/load';
import { Settings } from './settings/settings';

export const PLUGIN_ID = '@epochlab/lab:plugin';

/** Draws views everywhere, and live in notebooks. */
const plugin: JupyterFrontEndPlugin<void> = {
  id: PLUGIN_ID,
  description: 'Draws model summaries, training runs, confusion matrices and other views of Epochlab.',
  autoStart: true,
  requires: [IRenderMimeRegistry],
  optional: [ISettingRegistry, ITranslator, IThemeManager, ICommandPalette, IDocumentManager],
  activate: (
    app: JupyterFrontEnd,
    rendermime: IRenderMimeRegistry,
    settingRegistry: ISettingRegistry | null,
    translator: ITranslator | null,
    themes: IThemeManager | null,
    palette: ICommandPalette | null,
    documents: IDocumentManager | null,
  ) => {
    const tracker = new ViewTracker();
    const trans = (translator ?? nullTranslator).load('epochlab');
    const settings = new Settings();
    const environment = {
      trans,
      settings,
      openMenu: viewMenu(app.commands),
      insertCell: null,
      themeChanged: themes?.themeChanged ?? null,
    };
    if (settingRegistry) {
      void loadSettings(settingRegistry, PLUGIN_ID, settings);
    }
    addCommands(app.commands, tracker, trans);
    addMenuItems(app.contextMenu, palette, trans);
    rendermime.addFactory(viewFactory(environment, null, tracker), RANK);
    rendermime.addFactory(plotlyFactory(environment), PLOTLY_RANK);
    app.docRegistry.addWidgetExtension('Notebook', new LiveNotebookViews(environment, tracker, documents));
  },
};

export default plugin;
