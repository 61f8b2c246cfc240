import type { Drawing } from '../drawing';
import { learningRateFinderHtml } from './html';
import { learningRateFinderSchema } from './schema';
import { learningRateFinderText } from './text';

export const learningRateFinder: Drawing<'learningRateFinder'> = {
  schema: learningRateFinderSchema,
  html: learningRateFinderHtml,
  text: learningRateFinderText,
};
