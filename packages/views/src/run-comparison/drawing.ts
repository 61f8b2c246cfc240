import type { Drawing } from '../drawing';
import { runComparisonHtml } from './html';
import { runComparisonSchema } from './schema';
import { runComparisonText } from './text';

export const runComparison: Drawing<'runComparison'> = {
  schema: runComparisonSchema,
  html: runComparisonHtml,
  text: runComparisonText,
};
