import type { Drawing } from '../drawing';
import { barsHtml } from './html';
import { barsSchema } from './schema';
import { barsText } from './text';

export const bars: Drawing<'bars'> = { schema: barsSchema, html: barsHtml, text: barsText };
