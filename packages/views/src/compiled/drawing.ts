import type { Drawing } from '../drawing';
import { compiledHtml } from './html';
import { compiledSchema } from './schema';
import { compiledText } from './text';

export const compiled: Drawing<'compiled'> = {
  schema: compiledSchema,
  html: compiledHtml,
  text: compiledText,
};
