import type { Drawing } from '../drawing';
import { modelSummaryHtml } from './html';
import { modelSummarySchema } from './schema';
import { modelSummaryText } from './text';

export const modelSummary: Drawing<'modelSummary'> = {
  schema: modelSummarySchema,
  html: modelSummaryHtml,
  text: modelSummaryText,
};
