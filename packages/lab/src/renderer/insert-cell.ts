import { NotebookActions, type NotebookPanel } from '@jupyterlab/notebook';

/**
 * Inserts a code cell below the one that an element lies in, and selects it; false where that cell is in no notebook that may be changed, as an output that has
 * a tab of its own.
 */
export type InsertCell = (within: Element, code: string, then?: 'run') => boolean;

export function insertCellInto({ content, context, sessionContext }: NotebookPanel): InsertCell {
  return (within, code, then) => {
    const index = content.widgets.findIndex(({ node }) => node.contains(within));
    if (index === -1 || context.model.readOnly || !content.model) return false;
    content.model.sharedModel.insertCell(index + 1, { cell_type: 'code', source: code });
    content.activeCellIndex = index + 1;
    content.deselectAll();
    void content.scrollToItem(index + 1);
    if (then === 'run') void NotebookActions.run(content, sessionContext);
    return true;
  };
}
