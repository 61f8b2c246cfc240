import React, { useEffect, useState } from 'react';
import { typedText } from '../../components/typed-text';
import { formatNumber, type PlaygroundLayer } from '@epochlab/views';
import { useTrans } from '../../environment';
import type { ViewStore } from '../../live/view-store';
import { ControlButton } from '../training/controls/control-button';
import type { LinkPlace } from './network-panel';

export interface LinkEditorProps {
  readonly link: LinkPlace;
  readonly layers: readonly PlaygroundLayer[];
  readonly store: ViewStore;
  readonly onClose: () => void;
}

/** The weight of one link as it is now, and what can be done to it. */
export function LinkEditor({ link, layers, store, onClose }: LinkEditorProps): React.JSX.Element {
  const trans = useTrans();
  const { layer, input, unit } = link;
  const weight = layers[layer]?.kernel[input]?.[unit] ?? NaN;
  const learns = layers[layer]?.learns[input]?.[unit] !== 0;
  const [text, setText] = useState<string | null>(null);
  useEffect(() => setText(null), [layer, input, unit]);
  const change = (to: { weight?: number; learns?: boolean; restore?: true }): void =>
    store.send({ type: 'link', ...link, ...to });
  const commit = (): void => {
    const value = Number(text);
    if (text !== null && text.trim() !== '' && Number.isFinite(value)) change({ weight: value });
    setText(null);
  };
  return (
    <div className="epochlab-Playground-link" role="group" aria-label={trans.__('Chosen link')}>
      <label className="epochlab-Field">
        {trans.__('weight from %1 to %2', input + 1, unit + 1)}
        <input
          className="jp-mod-styled"
          type="text"
          inputMode="decimal"
          value={text ?? formatNumber(weight)}
          onFocus={() => setText(String(Number(weight.toPrecision(4))))}
          onChange={event => setText(event.target.value)}
          {...typedText(commit, () => setText(null))}
        />
      </label>
      <ControlButton
        onClick={() => change({ learns: !learns })}
        title={trans.__('Whether training moves this weight')}
      >
        {learns ? trans.__('Freeze') : trans.__('Let it learn')}
      </ControlButton>
      {weight === 0 && !learns ? (
        <ControlButton
          onClick={() => change({ restore: true })}
          title={trans.__('The weight that it had before it was cut, and it learns again')}
        >
          {trans.__('Restore')}
        </ControlButton>
      ) : (
        <ControlButton
          onClick={() => change({ weight: 0, learns: false })}
          title={trans.__('A weight of 0 that does not learn')}
        >
          {trans.__('Cut')}
        </ControlButton>
      )}
      <ControlButton onClick={onClose} title={trans.__('Close the editor of this link')}>
        {trans.__('Close')}
      </ControlButton>
    </div>
  );
}
