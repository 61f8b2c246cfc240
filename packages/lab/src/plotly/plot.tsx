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
import { isCartesian, loadPlotly } from './load';
import { mergeLayout } from './merge-layout';
import { readTheme, type PlotTheme } from './theme';

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
  const [failure, setFailure] = useState<unknown>(null);

  useEffect(() => {
    const node = ref.current;
    if (!node || width === 0) {
      return;
    }
    let current = true;
    const theme = readTheme(node);
    const { data, layout } = figure(theme, width);
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
          listen(node, handlers);
        }
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

function listen(node: HTMLElement, handlers: MutableRefObject<PlotProps>): void {
  // Plotly.react turned the element into one that emits plotly's events.
  const plot = node as PlotlyHTMLElement;
  plot.on('plotly_relayout', event => handlers.current.onRelayout?.(event));
  plot.on('plotly_click', event => handlers.current.onClick?.(event));
}
