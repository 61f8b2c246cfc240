import type { Drawing } from '../drawing';
import { linesHtml } from './html';
import { linesSchema } from './schema';
import { linesText } from './text';

export const lines: Drawing<'lines'> = { schema: linesSchema, html: linesHtml, text: linesText };
