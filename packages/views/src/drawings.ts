import { attentionMap } from './attention-map/drawing';
import { audio } from './audio/drawing';
import { bars } from './bars/drawing';
import { calibration } from './calibration/drawing';
import { compiled } from './compiled/drawing';
import { confusionMatrix } from './confusion-matrix/drawing';
import { dataTable } from './data-table/drawing';
import { decisionSurface } from './decision-surface/drawing';
import type { DrawingTable } from './drawing';
import { embedding } from './embedding/drawing';
import { featureMaps } from './feature-maps/drawing';
import { heatmap } from './heatmap/drawing';
import { histogramOverTime } from './histogram-over-time/drawing';
import { imageGrid } from './image-grid/drawing';
import { imageOverlay } from './image-overlay/drawing';
import { learningRateFinder } from './learning-rate-finder/drawing';
import { lines } from './lines/drawing';
import { lossSurface } from './loss-surface/drawing';
import { modelSummary } from './model-summary/drawing';
import { nodeLink } from './node-link/drawing';
import type { ViewStates } from './states';
import { playground } from './playground/drawing';
import { plotly } from './plotly/drawing';
import { prCurve } from './pr-curve/drawing';
import { raster } from './raster/drawing';
import { rocCurve } from './roc-curve/drawing';
import { runComparison } from './run-comparison/drawing';
import { training } from './training/drawing';

/** How each kind of view is checked and drawn. A kind without its line here does not compile. */
export const drawings: DrawingTable<ViewStates> = {
  modelSummary,
  training,
  confusionMatrix,
  lines,
  bars,
  heatmap,
  rocCurve,
  prCurve,
  calibration,
  learningRateFinder,
  imageGrid,
  imageOverlay,
  featureMaps,
  attentionMap,
  histogramOverTime,
  embedding,
  decisionSurface,
  lossSurface,
  raster,
  nodeLink,
  dataTable,
  runComparison,
  audio,
  compiled,
  plotly,
  playground,
};
