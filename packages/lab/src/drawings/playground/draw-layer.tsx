import React, { useRef, useState } from 'react';
import { pointColour, type PlaygroundPoint } from '@epochlab/views';
import { useTrans } from '../../environment';
import type { ViewStore } from '../../live/view-store';

/** A label that is drawn, or the rubber. */
export type Brush = number | 'rubber';

/** Points of a stroke lie at least so far apart, and the rubber reaches as far. */
const [APART, REACH] = [0.35, 0.5];
/** How far an arrow key moves the cross. */
const STEP = 0.25;
const EDGE = 6;

export interface DrawLayerProps {
  readonly brush: Brush;
  readonly classes: number;
  readonly isRegression: boolean;
  readonly store: ViewStore;
}

interface Place {
  readonly x: number;
  readonly y: number;
}

/** Lies over the plane and takes points: by clicks and strokes, or by a cross that the arrow keys move. */
export function DrawLayer({ brush, classes, isRegression, store }: DrawLayerProps): React.JSX.Element {
  const trans = useTrans();
  const [stroke, setStroke] = useState<readonly Place[]>([]);
  const [cross, setCross] = useState<Place>({ x: 0, y: 0 });
  const isDown = useRef(false);
  const colour =
    brush === 'rubber' ? 'var(--jp-ui-font-color2)' : colourOf(brush, isRegression ? 0 : classes);
  const send = (places: readonly Place[]): void => {
    if (places.length === 0) return;
    if (brush === 'rubber')
      for (const place of places) store.send({ type: 'points', remove: { ...place, radius: REACH } });
    else
      store.send({
        type: 'points',
        add: places.map((place): PlaygroundPoint => ({ ...place, label: brush })),
      });
  };
  const extend = (place: Place): void =>
    setStroke(before => {
      const last = before.at(-1);
      return last && Math.hypot(last.x - place.x, last.y - place.y) < APART ? before : [...before, place];
    });
  const finish = (): void => {
    if (!isDown.current) return;
    isDown.current = false;
    send(stroke);
    setStroke([]);
  };
  const onKeyDown = (event: React.KeyboardEvent): void => {
    const moved = ARROWS[event.key];
    if (moved) setCross(({ x, y }) => ({ x: inside(x + moved[0]), y: inside(y + moved[1]) }));
    else if (event.key === 'Enter' || event.key === ' ') send([cross]);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <svg
      className="epochlab-Playground-draw"
      viewBox="-6 -6 12 12"
      tabIndex={0}
      role="application"
      aria-label={trans.__(
        'Plane to draw into: arrow keys move the cross to %1, %2; Enter puts a point',
        cross.x,
        cross.y,
      )}
      onKeyDown={onKeyDown}
      onPointerDown={event => {
        isDown.current = true;
        event.currentTarget.setPointerCapture(event.pointerId);
        setStroke([placeOf(event)]);
      }}
      onPointerMove={event => isDown.current && extend(placeOf(event))}
      onPointerUp={finish}
      onPointerCancel={finish}
    >
      {stroke.map(({ x, y }, i) => (
        <circle key={i} cx={x} cy={-y} r={brush === 'rubber' ? REACH : 0.13} style={{ fill: colour }} />
      ))}
      <path
        className="epochlab-Playground-cross"
        d={`M${cross.x - 0.3} ${-cross.y}h.6M${cross.x} ${-cross.y - 0.3}v.6`}
        style={{ stroke: colour }}
      />
    </svg>
  );
}

const ARROWS: Readonly<Partial<Record<string, readonly [number, number]>>> = {
  ArrowLeft: [-STEP, 0],
  ArrowRight: [STEP, 0],
  ArrowUp: [0, STEP],
  ArrowDown: [0, -STEP],
};

/** Two classes are the two signs; values have the colour of their sign. */
const colourOf = (label: number, classes: number): string =>
  pointColour(classes > 2 ? label : classes === 0 ? label : 2 * label - 1, classes);

const inside = (value: number): number => Math.min(EDGE, Math.max(-EDGE, value));

function placeOf({ currentTarget, clientX, clientY }: React.PointerEvent<SVGSVGElement>): Place {
  const { left, top, width, height } = currentTarget.getBoundingClientRect();
  const at = (share: number): number => Number(inside(2 * EDGE * share - EDGE).toFixed(2));
  return { x: at((clientX - left) / width), y: -at((clientY - top) / height) };
}
