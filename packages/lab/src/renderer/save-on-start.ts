import type { IDocumentManager } from '@jupyterlab/docmanager';
import type { NotebookPanel } from '@jupyterlab/notebook';

/**
 * Saves the notebook as soon as a run shows in it, instead of at the next autosave: a page that is reloaded or closed
 * while the run goes on finds it again only if the file says that it is there. Where autosave is off, so is this. One save ends before the
 * next begins: of two at a time JupyterLab takes one for a change by somebody else, and asks the user what to do.
 */
export function saveOnStart({ context }: NotebookPanel, documents: IDocumentManager | null): () => void {
  let saving = false;
  let again = false;
  const save = (): void => {
    if (!documents?.autosave || !context.contentsModel?.writable) {
      return;
    }
    saving = true;
    // JupyterLab has told of a failure, and of a save that was called off.
    context.save().catch(() => (saving = false));
  };
  // Ends with the context.
  context.saveState.connect((_, state) => {
    saving = state === 'started';
    if (!saving && again) {
      // Whether the notebook has changed since, the model cannot tell: the end of a save calls all of it saved.
      again = false;
      save();
    }
  });
  return () => {
    if (saving) {
      again = true;
    } else if (context.model.dirty) {
      save();
    }
  };
}
