/**
 * The views, each a function that makes a view's state from what people have and displays it.
 * Rooms: `charts/` (plain plots), `classification/`, `models/` (what a model is and sees), `runs/`
 * (trainings). They share `input/` (labels, matrices, pixels) and `output/` (display and paced
 * updates).
 */

export { activation, type ActivationOptions } from './charts/activation';
export { attention, type AttentionOptions } from './models/attention';
export { audio, type AudioOptions } from './charts/audio';
export { bars, histogram, type BarsOptions, type HistogramOptions } from './charts/bars';
export { compiled } from './models/compiled';
export { confusionMatrix, type ConfusionMatrixOptions } from './classification/confusion-matrix';
export {
  calibration,
  prCurve,
  roc,
  type CalibrationOptions,
  type CurveOptions,
} from './classification/curves';
export { diagnostics } from './runs/diagnostics';
export { embedding, type EmbeddingOptions } from './models/embedding';
export { activationMap, overlay, saliency, type OverlayOptions } from './models/explanations';
export { featureMaps, filters, type FeatureMapsOptions } from './models/feature-maps';
export { heatmap, type HeatmapOptions } from './charts/heatmap';
export { histogramOverTime, type HistogramOverTimeOptions } from './charts/histogram-over-time';
export { images, type ImagesOptions } from './models/images';
export type { LabelsInput } from './input/labels';
export { learningRateFinder, type LearningRateFinderOptions } from './runs/learning-rate-finder';
export { lines, type LinesOptions } from './charts/lines';
export { playground, type ShowPlaygroundOptions } from './playground';
export { nodeLink, type NodeLinkOptions } from './models/node-link';
export { plot, type PlotlyFigure } from './charts/plot';
export { raster, type RasterOptions } from './charts/raster';
export { runComparison, type RunComparisonOptions } from './runs/run-comparison';
export { hist, scatter, type HistColumns, type ScatterColumns, type ScatterPoints } from './charts/scatter';
export type { ShownView } from './output/shown-view';
export { summary } from './models/summary';
export {
  decisionSurface,
  lossSurface,
  type DecisionSurfaceOptions,
  type LossSurfaceOptions,
} from './models/surfaces';
export { table, type TableInput, type TableOptions } from './table';
export { live, training } from './runs/training';
