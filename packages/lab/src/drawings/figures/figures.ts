import type { ViewKind } from '@epochlab/views';
import type { Drawing } from '../drawing';
import { attentionMap } from './attention-map';
import { bars } from './bars';
import { calibration } from './calibration';
import { decisionSurface } from './decision-surface';
import { embedding } from './embedding';
import { figureDrawing } from './figure-view';
import { heatmap } from './heatmap';
import { histogramOverTime } from './histogram-over-time';
import { learningRateFinder } from './learning-rate-finder';
import { lines } from './lines';
import { lossSurface } from './loss-surface';
import { plotly } from './plotly';
import { prCurve } from './pr-curve';
import { raster } from './raster';
import { rocCurve } from './roc-curve';

/** The live drawings that are one plotly figure. */
export const figures = {
  attentionMap: figureDrawing(attentionMap),
  bars: figureDrawing(bars),
  calibration: figureDrawing(calibration),
  decisionSurface: figureDrawing(decisionSurface),
  embedding: figureDrawing(embedding),
  heatmap: figureDrawing(heatmap),
  histogramOverTime: figureDrawing(histogramOverTime),
  learningRateFinder: figureDrawing(learningRateFinder),
  lines: figureDrawing(lines),
  lossSurface: figureDrawing(lossSurface),
  plotly: figureDrawing(plotly),
  prCurve: figureDrawing(prCurve),
  raster: figureDrawing(raster),
  rocCurve: figureDrawing(rocCurve),
} satisfies { readonly [K in ViewKind]?: Drawing<K> };
