import type { Drawing } from '../drawing';
import { plotlyHtml } from './html';
import { plotlySchema } from './schema';
import { plotlyText } from './text';

export const plotly: Drawing<'plotly'> = { schema: plotlySchema, html: plotlyHtml, text: plotlyText };
