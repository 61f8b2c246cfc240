import type { IRenderMime } from '@jupyterlab/rendermime-interfaces';
import type { ViewKind, ViewStates } from '@epochlab/views';
import type { Figure } from '../../plotly/figure';
import type { PlotTheme } from '../../plotly/theme';

/** Where and in which language a figure is drawn. */
export interface FigureContext {
  readonly trans: IRenderMime.TranslationBundle;
  readonly theme: PlotTheme;
  /** CSS pixels. */
  readonly width: number;
}

/** A table whose first column names its rows; all others are numbers. */
export interface FigureTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** How a kind is drawn that is one plotly figure and nothing more. */
export interface FigureKind<K extends ViewKind> {
  /** Name of the view before its title; absent where the title says it all. */
  readonly name?: (trans: IRenderMime.TranslationBundle) => string;
  /** The height of the plot in CSS pixels; it depends on what never changes, so nothing moves. */
  readonly height: (state: ViewStates[K]) => number;
  /** Numbers beside the plot; below it in a narrow view. */
  readonly table?: (state: ViewStates[K], trans: IRenderMime.TranslationBundle) => FigureTable;
  readonly figure: (state: ViewStates[K], context: FigureContext) => Figure;
  /** The line below the title; undefined where this state has none. */
  readonly note?: (state: ViewStates[K], trans: IRenderMime.TranslationBundle) => string | undefined;
}
