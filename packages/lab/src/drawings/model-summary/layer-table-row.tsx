import React from 'react';
import {
  formatBytes,
  formatCount,
  formatPercent,
  formatShape,
  shorten,
  type LayerRow,
} from '@epochlab/views';
import { useTrans } from '../../environment';
import type { VisibleRow } from './rows';

export interface LayerTableRowProps {
  readonly row: VisibleRow;
  /** Parameters of the whole model. */
  readonly total: number;
  readonly isOpen: boolean;
  readonly isSelected: boolean;
  readonly onToggle: () => void;
  readonly onSelect: () => void;
}

export function LayerTableRow(props: LayerTableRowProps): React.JSX.Element {
  const { row, total, isOpen, isSelected, onToggle, onSelect } = props;
  const { layer, depth } = row;
  const share = total === 0 ? 0 : layer.parameters / total;
  return (
    <tr className="epochlab-Table-row" data-selected={isSelected} onClick={onSelect}>
      <th scope="row" style={{ paddingLeft: 6 + 16 * depth }} title={layer.name}>
        {layer.layers && <Toggle isOpen={isOpen} name={layer.name} onToggle={onToggle} />}
        <button className="epochlab-Link" aria-pressed={isSelected} onClick={stopping(onSelect)}>
          {shorten(layer.name, 80)}
        </button>
        {!layer.trainable && layer.parameters > 0 && <Frozen />}
      </th>
      <td>{layer.type}</td>
      <td className="epochlab-Table-shape">{layer.outputShape.map(formatShape).join(', ')}</td>
      <td className="epochlab-mod-number">
        {layer.multiplyAdds === null ? '–' : formatCount(layer.multiplyAdds)}
      </td>
      <td className="epochlab-mod-number">{layer.bytes > 0 ? formatBytes(layer.bytes) : '–'}</td>
      <td className="epochlab-mod-number">{formatCount(layer.parameters)}</td>
      <td className="epochlab-Share" title={formatPercent(share)}>
        <Bar share={share} layer={layer} />
      </td>
    </tr>
  );
}

function Bar({ share, layer }: { readonly share: number; readonly layer: LayerRow }): React.JSX.Element {
  const percent = `${Math.min(100, 100 * share)}%`;
  return (
    <span className="epochlab-Share-track">
      <span className="epochlab-Share-bar" data-trainable={layer.trainable} style={{ width: percent }} />
      <span className="epochlab-Share-text">{share > 0 ? formatPercent(share) : ''}</span>
    </span>
  );
}

function Frozen(): React.JSX.Element {
  const trans = useTrans();
  return (
    <span className="epochlab-Tag" title={trans.__('Training leaves the weights of this layer as they are')}>
      {trans.__('frozen')}
    </span>
  );
}

function Toggle(props: {
  readonly isOpen: boolean;
  readonly name: string;
  readonly onToggle: () => void;
}): React.JSX.Element {
  const trans = useTrans();
  const label = props.isOpen ? trans.__('Close %1', props.name) : trans.__('Open %1', props.name);
  return (
    <button
      className="epochlab-Toggle"
      aria-expanded={props.isOpen}
      aria-label={label}
      title={label}
      onClick={stopping(props.onToggle)}
    />
  );
}

/** The row reacts to clicks too; the button's own are not for it. */
const stopping =
  (action: () => void) =>
  (event: React.MouseEvent): void => {
    event.stopPropagation();
    action();
  };
