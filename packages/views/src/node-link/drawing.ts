import type { Drawing } from '../drawing';
import { nodeLinkHtml } from './html';
import { nodeLinkSchema } from './schema';
import { nodeLinkText } from './text';

export const nodeLink: Drawing<'nodeLink'> = {
  schema: nodeLinkSchema,
  html: nodeLinkHtml,
  text: nodeLinkText,
};
