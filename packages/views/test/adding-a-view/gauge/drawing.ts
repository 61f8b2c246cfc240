import type { DrawingOf } from '../../../src';
import { gaugeHtml } from './html';
import { gaugeSchema } from './schema';
import type { GaugeState } from './state';
import { gaugeText } from './text';

export const gauge: DrawingOf<GaugeState> = { schema: gaugeSchema, html: gaugeHtml, text: gaugeText };
