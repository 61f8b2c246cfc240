import type { Drawing } from '../drawing';
import { histogramOverTimeHtml } from './html';
import { histogramOverTimeSchema } from './schema';
import { histogramOverTimeText } from './text';

export const histogramOverTime: Drawing<'histogramOverTime'> = {
  schema: histogramOverTimeSchema,
  html: histogramOverTimeHtml,
  text: histogramOverTimeText,
};
