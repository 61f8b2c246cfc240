import type { IRenderMime } from '@jupyterlab/rendermime-interfaces';
import { formatCount, type Shape } from '@epochlab/views';

/** How large a matrix was, and how large it is shown. */
export const shownAt = (shown: Shape, of: Shape, trans: IRenderMime.TranslationBundle): string =>
  trans.__('%1 × %2, shown at %3 × %4', ...[of.rows, of.columns, shown.rows, shown.columns].map(formatCount));

/** How large a matrix is, and how large it is shown if that is less. */
export const sizeOf = (shown: Shape, of: Shape | undefined, trans: IRenderMime.TranslationBundle): string =>
  of ? shownAt(shown, of, trans) : `${formatCount(shown.rows)} × ${formatCount(shown.columns)}`;
