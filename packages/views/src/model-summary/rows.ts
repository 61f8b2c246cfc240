import type { LayerRow, ModelSummaryState } from './state';

/** A layer of the model or of one nested in it, with what a table needs to know about its place. */
export interface SummaryRow {
  readonly layer: LayerRow;
  /** 0 for the model's own layers, 1 for those of a nested model, and so on. */
  readonly depth: number;
  /** Share of all the model's parameters, 0 to 1. */
  readonly share: number;
  /** Whether this is the last of its nested model. */
  readonly last: boolean;
}

/** Every layer, nested ones right below the model that they belong to. */
export function summaryRows(state: ModelSummaryState): SummaryRow[] {
  const rowsOf = (layers: readonly LayerRow[], depth: number): SummaryRow[] =>
    layers.flatMap((layer, i) => [
      { layer, depth, share: share(layer, state), last: i === layers.length - 1 },
      ...(depth < DEEPEST ? rowsOf(layer.layers ?? [], depth + 1) : []),
    ]);
  return rowsOf(state.layers, 0);
}

const DEEPEST = 12;

function share({ parameters }: LayerRow, { totals }: ModelSummaryState): number {
  return totals.parameters > 0 ? parameters / totals.parameters : 0;
}

/** Whether the layers are more than a chain in which each takes the output of the one before. */
export function branches(layers: readonly LayerRow[]): boolean {
  return layers.some(({ inputs, layers: nested }, i) => {
    const chained =
      inputs.length === 0 || (inputs.length === 1 && (i === 0 || inputs[0] === layers[i - 1]?.name));
    return !chained || (nested !== undefined && branches(nested));
  });
}
