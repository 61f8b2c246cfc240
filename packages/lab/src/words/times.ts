import type { IRenderMime } from '@jupyterlab/rendermime-interfaces';
import { formatCount } from '@epochlab/views';

/** How often something happened: `once`, `14 times`. */
export const timesIn = (trans: IRenderMime.TranslationBundle, count: number): string =>
  trans._n('once', '%2 times', count, formatCount(count));
