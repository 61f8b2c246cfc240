import type { Drawing } from '../drawing';
import { rasterHtml } from './html';
import { rasterSchema } from './schema';
import { rasterText } from './text';

export const raster: Drawing<'raster'> = { schema: rasterSchema, html: rasterHtml, text: rasterText };
