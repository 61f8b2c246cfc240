import type { Drawing } from '../drawing';
import { imageOverlayHtml } from './html';
import { imageOverlaySchema } from './schema';
import { imageOverlayText } from './text';

export const imageOverlay: Drawing<'imageOverlay'> = {
  schema: imageOverlaySchema,
  html: imageOverlayHtml,
  text: imageOverlayText,
};
