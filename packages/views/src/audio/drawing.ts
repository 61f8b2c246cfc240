import type { Drawing } from '../drawing';
import { audioHtml } from './html';
import { audioSchema } from './schema';
import { audioText } from './text';

export const audio: Drawing<'audio'> = { schema: audioSchema, html: audioHtml, text: audioText };
