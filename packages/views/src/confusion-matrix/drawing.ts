import type { Drawing } from '../drawing';
import { confusionMatrixHtml } from './html';
import { confusionMatrixSchema } from './schema';
import { confusionMatrixText } from './text';

export const confusionMatrix: Drawing<'confusionMatrix'> = {
  schema: confusionMatrixSchema,
  html: confusionMatrixHtml,
  text: confusionMatrixText,
};
