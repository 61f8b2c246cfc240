import type { Drawing } from '../drawing';
import { lossSurfaceHtml } from './html';
import { lossSurfaceSchema } from './schema';
import { lossSurfaceText } from './text';

export const lossSurface: Drawing<'lossSurface'> = {
  schema: lossSurfaceSchema,
  html: lossSurfaceHtml,
  text: lossSurfaceText,
};
