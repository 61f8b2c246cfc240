import type { Drawing } from '../drawing';
import { calibrationHtml } from './html';
import { calibrationSchema } from './schema';
import { calibrationText } from './text';

export const calibration: Drawing<'calibration'> = {
  schema: calibrationSchema,
  html: calibrationHtml,
  text: calibrationText,
};
