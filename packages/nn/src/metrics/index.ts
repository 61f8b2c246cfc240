export { accuracyScore } from './accuracy';
export {
  brierScoreLoss,
  calibrationCurve,
  expectedCalibrationError,
  type CalibrationCurve,
  type CalibrationOptions,
} from './calibration';
export {
  classificationReport,
  type ClassificationReport,
  type ReportOptions,
  type ReportRow,
} from './classification-report';
export { confusionMatrix, type ConfusionMatrixOptions } from './confusion-matrix';
export { editDistance, labelErrorRate } from './edit-distance';
export { bootstrapInterval, type BootstrapOptions, type Interval } from './interval';
export { logLoss } from './log-loss';
export type { Average, ScoreOptions } from './per-class';
export { averagePrecisionScore, precisionRecallCurve, type PrecisionRecallCurve } from './precision-recall';
export { auc, rocAucScore, rocCurve, type RocCurve } from './roc';
export { meanAbsoluteScaledError, type ScaledErrorOptions } from './scaled-error';
export { f1Score, precisionScore, recallScore } from './scores';
export { fitTemperature } from './temperature';
export type { BinaryOptions } from './thresholds';
export type { Matrix, Vector } from './values';
