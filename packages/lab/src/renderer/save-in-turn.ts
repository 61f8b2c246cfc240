import type { DocumentRegistry } from '@jupyterlab/docregistry';

/**
 * Lets each save of a document begin when the one before has ended, whoever asks for it: the user, autosave, or a run that shows. Of two at a time
 * JupyterLab takes one for a change by somebody else, and asks the user whether to overwrite it. Who asks while another waits for its
 * turn shares that one: it will save what there is then.
 *
 * @param before brings the document up to date when a save begins
 */
export function saveInTurn(context: Pick<DocumentRegistry.Context, 'save'>, before: () => void): void {
  const save = context.save.bind(context);
  let current: Promise<void> | null = null;
  let next: Promise<void> | null = null;

  const begin = (): Promise<void> => {
    before();
    current = save().finally(() => (current = null));
    return current;
  };
  const afterwards = async (other: Promise<void>): Promise<void> => {
    // Whoever asked for it has heard of its failure.
    await other.catch(() => undefined);
    next = null;
    return begin();
  };
  context.save = () => next ?? (current ? (next = afterwards(current)) : begin());
}
