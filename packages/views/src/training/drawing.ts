import type { Drawing } from '../drawing';
import { trainingHtml } from './html';
import { trainingSchema } from './schema';
import { trainingText } from './text';

export const training: Drawing<'training'> = {
  schema: trainingSchema,
  html: trainingHtml,
  text: trainingText,
};
