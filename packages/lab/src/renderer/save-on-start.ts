import type { IDocumentManager } from '@jupyterlab/docmanager';
import type { NotebookPanel } from '@jupyterlab/notebook';

/**
 * Saves the notebook as soon as a run shows in it, instead of at the next autosave: a page that is reloaded or closed
 * while the run goes on finds it again only if the file says that it is there. Where autosave is off, so is this.
 */
export function saveOnStart({ context }: NotebookPanel, documents: IDocumentManager | null): () => void {
  // Whether the notebook has changed since a save began, its model cannot tell: the end of the save calls all of it saved.
  let saving = false;
  // Ends with the context.
  context.saveState.connect((_, state) => (saving = state === 'started'));
  return () => {
    if (documents?.autosave && context.contentsModel?.writable && (saving || context.model.dirty)) {
      // JupyterLab has told of a failure, and of a save that was called off.
      context.save().catch(() => undefined);
    }
  };
}
