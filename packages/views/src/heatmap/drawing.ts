import type { Drawing } from '../drawing';
import { heatmapHtml } from './html';
import { heatmapSchema } from './schema';
import { heatmapText } from './text';

export const heatmap: Drawing<'heatmap'> = { schema: heatmapSchema, html: heatmapHtml, text: heatmapText };
