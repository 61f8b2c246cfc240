import type { Drawing } from '../drawing';
import { playgroundHtml } from './html';
import { playgroundSchema } from './schema';
import { playgroundText } from './text';

export const playground: Drawing<'playground'> = {
  schema: playgroundSchema,
  html: playgroundHtml,
  text: playgroundText,
};
