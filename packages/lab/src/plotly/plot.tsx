import type { Axes } from '@epochlab/views';
import type { Data, PlotMouseEvent, PlotRelayoutEvent, PlotlyHTMLElement } from 'plotly.js';
import React, { useEffect, useRef, useState, type MutableRefObject } from 'react';
import type { DrawPace } from '../components/draw-pace';
import { useEnvironment } from '../environment';
import { useSignals } from '../components/use-signal';
import { useWidth } from '../components/use-width';
import { PLOT_CONFIG } from './config';
import { offerData } from './current-data';
import { baseLayout } from './layout';
import type { Figure } from './figure';
import { isCartesian, loadPlotly, type Bundle } from './load';
import { mergeLayout } from './merge-layout';
import { readTheme, type PlotTheme } from './theme';
import { zoomedTicks } from './zoomed-ticks';

export interface PlotProps {
  /** Makes the figure for the theme and width at hand. */
  readonly figure: (theme: PlotTheme, width: number) => Figure;
  readonly height: number;
  /** Text for screen readers in place of the picture. */
  readonly label: string;
  readonly onRelayout?: (event: PlotRelayoutEvent) => void;
  readonly onClick?: (event: PlotMouseEvent) => void;
  /** Hears how long drawing takes. */
  readonly pace?: DrawPace;
  /** Hears which figure has been drawn. */
  readonly onDrawn?: (figure: PlotProps['figure']) => void;
  /** The title of the plot when it is exported. */
  readonly title?: string;
  /** The figure that is exported, where it is newer than what is drawn. */
  readonly exported?: () => Data[];
}

/** A plotly figure as wide as its place and of a fixed height, redrawn when data, theme or width change. */
export function Plot(props: PlotProps): React.JSX.Element {
  const { figure, height, label } = props;
  const { themeChanged } = useEnvironment();
  const ref = useRef<HTMLDivElement>(null);
  const handlers = useRef(props);
  handlers.current = props;
  const width = useWidth(ref);
  const themes = useSignals(themeChanged);
  const drawnAxes = useRef<Axes | undefined>(undefined);
  const [failure, setFailure] = useState<unknown>(null);

  useEffect(() => {
    const node = ref.current;
    if (!node || width === 0) {
      return;
    }
    let current = true;
    const theme = readTheme(node);
    const { data, layout, axes } = figure(theme, width);
    drawnAxes.current = axes;
    const tick = (): void => void loadPlotly(data).then(Plotly => retick(Plotly, node, drawnAxes.current));
    void loadPlotly(data)
      .then(async Plotly => {
        if (!current) {
          return;
        }
        const done = handlers.current.pace?.begin();
        const isNew = !node.classList.contains('js-plotly-plot');
        await Plotly.react(
          node,
          data,
          mergeLayout(baseLayout(theme, isCartesian(data)), layout, { width, height }),
          PLOT_CONFIG,
        ).finally(() => done?.());
        if (isNew) {
          listen(node, handlers, tick);
        }
        tick();
        handlers.current.onDrawn?.(figure);
      })
      .catch(setFailure);
    return () => {
      current = false;
    };
  }, [figure, width, height, themes]);

  useEffect(() => {
    const node = ref.current;
    if (node && props.exported) offerData(node, props.exported);
  }, [props.exported]);

  useEffect(() => {
    const node = ref.current;
    return () => {
      void loadPlotly().then(Plotly => node && Plotly.purge(node));
    };
  }, []);

  if (failure !== null) {
    // The error boundary around the view shows its static drawing instead.
    throw failure;
  }
  return (
    <div
      ref={ref}
      className="epochlab-Plot"
      style={{ height }}
      role="img"
      aria-label={label}
      data-title={props.title ?? label}
    />
  );
}

/** Gives the part of each axis that is shown its ticks. */
function retick(Plotly: Bundle, node: HTMLElement, axes: Axes | undefined): void {
  const { _fullLayout } = node as HTMLElement & { readonly _fullLayout?: Parameters<typeof zoomedTicks>[1] };
  const changes = axes && _fullLayout && zoomedTicks(axes, _fullLayout);
  if (changes) void Plotly.relayout(node, changes);
}

function listen(node: HTMLElement, handlers: MutableRefObject<PlotProps>, tick: () => void): void {
  // Plotly.react turned the element into one that emits plotly's events.
  const plot = node as PlotlyHTMLElement;
  plot.on('plotly_relayout', event => {
    // New ticks are no zoom.
    if (Object.keys(event).every(key => key.includes('.tick'))) return;
    handlers.current.onRelayout?.(event);
    tick();
  });
  plot.on('plotly_click', event => handlers.current.onClick?.(event));
}
