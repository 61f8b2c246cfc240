import type { Drawing } from '../drawing';
import { featureMapsHtml } from './html';
import { featureMapsSchema } from './schema';
import { featureMapsText } from './text';

export const featureMaps: Drawing<'featureMaps'> = {
  schema: featureMapsSchema,
  html: featureMapsHtml,
  text: featureMapsText,
};
