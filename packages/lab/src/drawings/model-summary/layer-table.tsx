import React from 'react';
import { formatBytes, formatCount, type ModelSummaryState } from '@epochlab/views';
import { useTrans } from '../../environment';
import { TableHead } from '../../components/table-head';
import { LayerTableRow } from './layer-table-row';
import { visibleRows } from './rows';

export interface LayerTableProps {
  readonly state: ModelSummaryState;
  /** The path of the selected layer. */
  readonly selected: string | null;
  readonly onSelect: (path: string | null) => void;
  /** The nested models, by path, whose layers show. */
  readonly open: ReadonlySet<string>;
  readonly onToggle: (path: string) => void;
}

/** One row for each layer; the last column shows its share of all parameters as a bar. */
export function LayerTable(props: LayerTableProps): React.JSX.Element {
  const { state, selected, onSelect, open, onToggle } = props;
  const trans = useTrans();
  const { totals } = state;
  return (
    <div className="epochlab-Table-scroller">
      <table className="epochlab-Table" aria-label={trans.__('Layers of %1', state.name)}>
        <TableHead
          columns={[
            { name: trans.__('Layer') },
            { name: trans.__('Type') },
            { name: trans.__('Output shape') },
            { name: trans.__('Multiply-adds'), isNumber: true },
            { name: trans.__('Memory'), isNumber: true },
            { name: trans.__('Parameters'), isNumber: true },
            { name: trans.__('Share') },
          ]}
        />
        <tbody>
          {visibleRows(state.layers, open).map(row => (
            <LayerTableRow
              key={row.path}
              row={row}
              total={totals.parameters}
              isOpen={open.has(row.path)}
              isSelected={row.path === selected}
              onToggle={() => onToggle(row.path)}
              onSelect={() => onSelect(row.path === selected ? null : row.path)}
            />
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colSpan={3}>
              {trans._n('%2 layer', '%2 layers', state.layers.length, formatCount(state.layers.length))}
              <span className="epochlab-Table-aside">
                {trans.__(
                  '%1 trainable, %2 not trainable',
                  formatCount(totals.trainable),
                  formatCount(totals.nonTrainable),
                )}
                {totals.optimizerBytes > 0 &&
                  ` · ${trans.__('optimizer %1', formatBytes(totals.optimizerBytes))}`}
              </span>
            </th>
            <td className="epochlab-mod-number">{multiplyAdds(state)}</td>
            <td className="epochlab-mod-number">{formatBytes(totals.bytes)}</td>
            <td className="epochlab-mod-number">{formatCount(totals.parameters)}</td>
            <td />
          </tr>
        </tfoot>
      </table>
    </div>
  );
}

/** The sum over all layers, or a dash when one of them is not known. */
function multiplyAdds({ layers }: ModelSummaryState): string {
  return layers.every(layer => layer.multiplyAdds !== null)
    ? formatCount(layers.reduce((sum, layer) => sum + (layer.multiplyAdds ?? 0), 0))
    : '–';
}
