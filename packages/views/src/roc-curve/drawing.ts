import type { Drawing } from '../drawing';
import { rocCurveHtml } from './html';
import { rocCurveSchema } from './schema';
import { rocCurveText } from './text';

export const rocCurve: Drawing<'rocCurve'> = {
  schema: rocCurveSchema,
  html: rocCurveHtml,
  text: rocCurveText,
};
