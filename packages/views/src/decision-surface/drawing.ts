import type { Drawing } from '../drawing';
import { decisionSurfaceHtml } from './html';
import { decisionSurfaceSchema } from './schema';
import { decisionSurfaceText } from './text';

export const decisionSurface: Drawing<'decisionSurface'> = {
  schema: decisionSurfaceSchema,
  html: decisionSurfaceHtml,
  text: decisionSurfaceText,
};
