import type { Drawing } from '../drawing';
import { attentionMapHtml } from './html';
import { attentionMapSchema } from './schema';
import { attentionMapText } from './text';

export const attentionMap: Drawing<'attentionMap'> = {
  schema: attentionMapSchema,
  html: attentionMapHtml,
  text: attentionMapText,
};
