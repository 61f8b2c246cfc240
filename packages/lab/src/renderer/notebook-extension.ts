import type { IDocumentManager } from '@jupyterlab/docmanager';
import type { DocumentRegistry } from '@jupyterlab/docregistry';
import type { INotebookModel, NotebookPanel } from '@jupyterlab/notebook';
import { DisposableDelegate, type IDisposable } from '@lumino/disposable';
import { MIME_TYPE } from '@epochlab/views';
import type { Application } from '../environment';
import { RANK, viewFactory } from './factory';
import { insertCellInto } from './insert-cell';
import { saveInTurn } from './save-in-turn';
import { saveOnStart } from './save-on-start';
import type { ViewRenderer } from './view-renderer';
import type { ViewTracker } from './view-tracker';

/** Gives the views of each notebook that is opened the kernel of that notebook. */
export class LiveNotebookViews implements DocumentRegistry.IWidgetExtension<NotebookPanel, INotebookModel> {
  constructor(
    private readonly environment: Application,
    private readonly tracker: ViewTracker,
    private readonly documents: IDocumentManager | null,
  ) {}

  createNew(panel: NotebookPanel): IDisposable {
    const { rendermime } = panel.content;
    const views = new Set<ViewRenderer>();
    const add = (view: ViewRenderer): void => {
      this.tracker.add(view);
      views.add(view);
      view.disposed.connect(() => views.delete(view));
    };
    saveInTurn(panel.context, () => views.forEach(view => view.keepInDocument()));
    const onRunStarted = saveOnStart(panel, this.documents);
    const environment = { ...this.environment, insertCell: insertCellInto(panel) };
    rendermime.addFactory(viewFactory(environment, panel.sessionContext, { add }, onRunStarted), RANK);
    return new DisposableDelegate(() => rendermime.removeMimeType(MIME_TYPE));
  }
}
