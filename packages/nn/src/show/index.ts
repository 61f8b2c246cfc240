export { activation, type ActivationOptions } from './activation';
export { attention, type AttentionOptions } from './attention';
export { audio, type AudioOptions } from './audio';
export { bars, histogram, type BarsOptions, type HistogramOptions } from './bars';
export { compiled } from './compiled';
export { confusionMatrix, type ConfusionMatrixOptions } from './confusion-matrix';
export { calibration, prCurve, roc, type CalibrationOptions, type CurveOptions } from './curves';
export { diagnostics } from './diagnostics';
export { embedding, type EmbeddingOptions } from './embedding';
export { activationMap, overlay, saliency, type OverlayOptions } from './explanations';
export { featureMaps, filters, type FeatureMapsOptions } from './feature-maps';
export { heatmap, type HeatmapOptions } from './heatmap';
export { histogramOverTime, type HistogramOverTimeOptions } from './histogram-over-time';
export { images, type ImagesOptions } from './images';
export type { LabelsInput } from './labels';
export { learningRateFinder, type LearningRateFinderOptions } from './learning-rate-finder';
export { lines, type LinesOptions } from './lines';
export { playground, type ShowPlaygroundOptions } from './playground';
export { nodeLink, type NodeLinkOptions } from './node-link';
export { plot, type PlotlyFigure } from './plot';
export { raster, type RasterOptions } from './raster';
export { runComparison, type RunComparisonOptions } from './run-comparison';
export { hist, scatter, type HistColumns, type ScatterColumns, type ScatterPoints } from './scatter';
export type { ShownView } from './shown-view';
export { summary } from './summary';
export {
  decisionSurface,
  lossSurface,
  type DecisionSurfaceOptions,
  type LossSurfaceOptions,
} from './surfaces';
export { table, type TableInput, type TableOptions } from './table';
export { live, training } from './training';
