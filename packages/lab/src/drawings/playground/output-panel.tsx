import React, { type ReactNode } from 'react';
import { outputScale, pointColour, type PlaygroundPoints, type PlaygroundState } from '@epochlab/views';
import { useTrans } from '../../environment';
import type { Grid } from './frame';
import { HeatCanvas } from './heat-canvas';

export interface OutputPanelProps {
  readonly state: PlaygroundState;
  readonly map: Grid;
  /** Whose map it is: the output's, or that of the neuron that is pointed at. */
  readonly name: string;
  readonly isOutput: boolean;
  /** The place that is looked at. */
  readonly mark: { readonly x: number; readonly y: number } | null;
  /** Takes the place of the plane that is clicked. */
  readonly onPick: ((x: number, y: number) => void) | null;
  /** Lies over the points, as a layer to draw into. */
  readonly overlay?: ReactNode;
}

/** The answer over the plane, with the points that the network learns from. */
export function OutputPanel({
  state,
  map,
  name,
  isOutput,
  mark,
  onPick,
  overlay,
}: OutputPanelProps): React.JSX.Element {
  const trans = useTrans();
  const { settings, train, test, classes, axes } = state;
  const scale = outputScale(isOutput ? classes.length : 0);
  return (
    <figure className="epochlab-Playground-output">
      <figcaption>{name}</figcaption>
      <div
        className={`epochlab-Playground-plane${onPick ? ' epochlab-mod-pick' : ''}`}
        title={onPick ? trans.__('Click: look inside at this point') : undefined}
        onClick={event => onPick?.(...placeOf(event))}
      >
        <HeatCanvas
          grid={map}
          scale={scale}
          discrete={settings.discretize && classes.length < 3}
          label={trans.__('%1 over the plane', name)}
        />
        <svg viewBox="-6 -6 12 12" aria-hidden="true">
          <Points points={train} classes={classes.length} isHollow={false} />
          {settings.showTestData && <Points points={test} classes={classes.length} isHollow={true} />}
          {mark && <circle className="epochlab-Playground-mark" cx={mark.x} cy={-mark.y} r={0.3} />}
        </svg>
        {overlay}
      </div>
      <div className="epochlab-Playground-axis">
        <span>−6</span>
        <span>{axes[0]}</span>
        <span>6</span>
      </div>
    </figure>
  );
}

/** The place of the plane under the pointer. */
function placeOf({ currentTarget, clientX, clientY }: React.MouseEvent): [x: number, y: number] {
  const { left, top, width, height } = currentTarget.getBoundingClientRect();
  return [((clientX - left) / width) * 12 - 6, 6 - ((clientY - top) / height) * 12];
}

interface PointsProps {
  readonly points: PlaygroundPoints;
  readonly classes: number;
  readonly isHollow: boolean;
}

const Points = React.memo(function Points({ points, classes, isHollow }: PointsProps): React.JSX.Element {
  const { x, y, label } = points;
  return (
    <g className={isHollow ? 'epochlab-mod-hollow' : ''}>
      {x.map((at, i) => {
        const colour = pointColour(label[i] ?? 0, classes);
        const style = isHollow ? { stroke: colour } : { fill: colour };
        return <circle key={i} cx={at} cy={-(y[i] ?? 0)} r={0.13} style={style} />;
      })}
    </g>
  );
});
