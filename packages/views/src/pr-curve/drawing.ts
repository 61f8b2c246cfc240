import type { Drawing } from '../drawing';
import { prCurveHtml } from './html';
import { prCurveSchema } from './schema';
import { prCurveText } from './text';

export const prCurve: Drawing<'prCurve'> = { schema: prCurveSchema, html: prCurveHtml, text: prCurveText };
