import type { Drawing } from '../drawing';
import { embeddingHtml } from './html';
import { embeddingSchema } from './schema';
import { embeddingText } from './text';

export const embedding: Drawing<'embedding'> = {
  schema: embeddingSchema,
  html: embeddingHtml,
  text: embeddingText,
};
