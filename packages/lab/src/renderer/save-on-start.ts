import type { IDocumentManager } from '@jupyterlab/docmanager';
import type { NotebookPanel } from '@jupyterlab/notebook';

/**
 * Saves the notebook as soon as a run shows in it, instead of at the next autosave: a page that is reloaded or closed
 * while the run goes on finds it again only if the file says that it is there. Where autosave is off, so is this.
 */
export function saveOnStart({ context }: NotebookPanel, documents: IDocumentManager | null): () => void {
  return () => {
    if (documents?.autosave && context.model.dirty && context.contentsModel?.writable) {
      void context.save();
    }
  };
}
