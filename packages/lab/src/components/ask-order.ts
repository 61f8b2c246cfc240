import { InputDialog } from '@jupyterlab/apputils';
import type { IRenderMime } from '@jupyterlab/rendermime-interfaces';

/** By which column a table is sorted. */
export interface Order {
  readonly column: number;
  readonly descending: boolean;
}

/** Asks by which of the columns to sort, and which way; null when nothing was chosen. */
export async function askOrder(
  names: readonly string[],
  trans: IRenderMime.TranslationBundle,
): Promise<Order | null> {
  const orders = names.flatMap((name, column) => [
    { label: trans.__('%1, ascending', name), order: { column, descending: false } },
    { label: trans.__('%1, descending', name), order: { column, descending: true } },
  ]);
  const { value } = await InputDialog.getItem({
    title: trans.__('Sort the table by'),
    items: orders.map(({ label }) => label),
    okLabel: trans.__('Sort'),
    cancelLabel: trans.__('Cancel'),
  });
  return orders.find(({ label }) => label === value)?.order ?? null;
}
