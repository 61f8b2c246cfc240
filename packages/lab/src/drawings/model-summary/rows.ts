import { pathOf, type LayerRow } from '@epochlab/views';

/** A row of the table: a layer, or a layer of a nested model that is open. */
export interface VisibleRow {
  readonly layer: LayerRow;
  /** Tells rows apart, see `pathOf`. */
  readonly path: string;
  readonly depth: number;
}

/** The rows that show when the nested models in `open` (by path) are open. */
export function visibleRows(
  layers: readonly LayerRow[],
  open: ReadonlySet<string>,
  parent?: string,
  depth = 0,
): VisibleRow[] {
  return layers.flatMap(layer => {
    const path = pathOf(layer.name, parent);
    const inner = layer.layers && open.has(path) ? visibleRows(layer.layers, open, path, depth + 1) : [];
    return [{ layer, path, depth }, ...inner];
  });
}
