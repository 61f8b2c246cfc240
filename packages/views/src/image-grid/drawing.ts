import type { Drawing } from '../drawing';
import { imageGridHtml } from './html';
import { imageGridSchema } from './schema';
import { imageGridText } from './text';

export const imageGrid: Drawing<'imageGrid'> = {
  schema: imageGridSchema,
  html: imageGridHtml,
  text: imageGridText,
};
