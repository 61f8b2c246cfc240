import type { PlotRelayoutEvent } from 'plotly.js';
import React, { useCallback, useEffect, useMemo, useRef, type KeyboardEvent } from 'react';
import type { TrainingEvent, TrainingPanel } from '@epochlab/views';
import type { DrawPace } from '../../../components/draw-pace';
import { useTrans } from '../../../environment';
import { Plot, type PlotProps } from '../../../plotly/plot';
import type { PlotTheme } from '../../../plotly/theme';
import { CurveLegend } from './curve-legend';
import { drawTails } from './curve-tails';
import { curves, curvesFigure, type CurveOptions } from './figure';
import { lineName } from './line-names';
import type { Zoom } from './use-window';
import { zoomedBy } from './zoom-keys';

export interface CurvePlotProps {
  readonly panel: TrainingPanel;
  /** The same curves as they are now: costly to draw, the plot follows at its own pace. */
  readonly latest: TrainingPanel;
  /** Where the x axis ends when nothing is zoomed. */
  readonly end: number;
  /** Whether the run goes on. */
  readonly growing: boolean;
  readonly events: readonly TrainingEvent[];
  readonly smoothing: number;
  readonly logScale: boolean;
  readonly zoom: Zoom | null;
  readonly onZoom: (zoom: Zoom | null) => void;
  readonly pace: DrawPace;
  /** Draws the plot as it is now. */
  readonly showNow: () => void;
  /** Draws the plot sooner than it would be. */
  readonly showSoon: () => void;
}

const HEIGHT = 230;

/** The curves of one metric under a line that names them and gives their last values. */
export function CurvePlot(props: CurvePlotProps): React.JSX.Element {
  const { panel, latest, end, growing, events, smoothing, logScale, zoom, onZoom, showSoon } = props;
  const trans = useTrans();

  const options = useMemo(
    (): CurveOptions => ({
      smoothing,
      logScale,
      events,
      range: zoom ?? [0, end],
      zoomed: zoom !== null,
      growing,
      xTitle: trans.__('epoch'),
      nameOf: line => lineName(trans, line),
    }),
    [end, growing, events, smoothing, logScale, zoom, trans],
  );
  const figure = useCallback(
    (theme: PlotTheme, width: number) => curvesFigure(panel, options, theme, width),
    [panel, options],
  );

  const tails = useRef<SVGSVGElement>(null);
  const drawn = useRef<PlotProps['figure'] | null>(null);
  const course = useMemo(() => curves(latest, options), [latest, options]);
  const extend = useCallback(() => {
    const fit = !tails.current || drawTails(tails.current, course);
    // A figure that is about to be drawn may have the room.
    if (!fit && drawn.current === figure) showSoon();
  }, [course, figure, showSoon]);
  useEffect(extend, [extend]);
  const onDrawn = (now: PlotProps['figure']): void => {
    drawn.current = now;
    extend();
  };
  const exported = useCallback(() => course, [course]);

  const onKeyDown = (event: KeyboardEvent): void => {
    const next = zoomedBy(event.key, zoom ?? [0, end], end);
    if (next !== undefined) {
      event.preventDefault();
      event.stopPropagation();
      onZoom(next);
    }
  };

  return (
    <div
      className="epochlab-Curves"
      role="group"
      tabIndex={0}
      aria-label={trans.__('%1: plus and minus zoom, the arrow keys move, 0 shows all', panel.metric)}
      onKeyDown={onKeyDown}
      // The pointer asks for values, which the plot alone can tell.
      onPointerEnter={props.showNow}
    >
      <CurveLegend panel={latest} />
      <div className="epochlab-Curves-plot">
        {hasPoints(panel) ? (
          <Plot
            figure={figure}
            height={HEIGHT}
            label={trans.__('Curves of %1 over epochs', panel.metric)}
            title={panel.metric}
            pace={props.pace}
            onDrawn={onDrawn}
            exported={exported}
            onRelayout={event => onZoom(zoomOf(event))}
          />
        ) : (
          // Axes of nothing would have numbers that mean nothing.
          <div className="epochlab-Plot" style={{ height: HEIGHT }} />
        )}
        <svg ref={tails} className="epochlab-Tails" aria-hidden="true" />
      </div>
    </div>
  );
}

const hasPoints = ({ lines }: TrainingPanel): boolean => lines.some(({ series }) => series.x.length > 0);

/** The range that the user dragged over; null when a double click asked for everything. */
function zoomOf(event: PlotRelayoutEvent): Zoom | null {
  const from = Number(event['xaxis.range[0]']);
  const to = Number(event['xaxis.range[1]']);
  return Number.isFinite(from) && Number.isFinite(to) ? [Math.max(0, from), to] : null;
}
