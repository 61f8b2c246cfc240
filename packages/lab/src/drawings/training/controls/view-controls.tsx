import React from 'react';
import { useTrans } from '../../../environment';

export interface ViewControlsProps {
  readonly smoothing: number;
  readonly onSmoothing: (value: number) => void;
  readonly logScale: boolean;
  readonly onLogScale: (value: boolean) => void;
}

/** Controls that change only the picture: smoothing and the axis. They work without a kernel. */
export function ViewControls(props: ViewControlsProps): React.JSX.Element {
  const trans = useTrans();
  return (
    <>
      <label
        className="epochlab-Field"
        title={trans.__('Weight of the moving average that is drawn over the batches')}
      >
        {trans.__('smoothing')}
        <input
          type="range"
          min={0}
          max={0.99}
          step={0.01}
          value={props.smoothing}
          aria-valuetext={String(props.smoothing)}
          onChange={event => props.onSmoothing(Number(event.target.value))}
        />
      </label>
      <label className="epochlab-Field">
        <input
          type="checkbox"
          checked={props.logScale}
          onChange={event => props.onLogScale(event.target.checked)}
        />
        {trans.__('log axis')}
      </label>
    </>
  );
}
