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
export { logLoss } from './log-loss';
export type { Average, ScoreOptions } from './per-class';
export { averagePrecisionScore, precisionRecallCurve, type PrecisionRecallCurve } from './precision-recall';
export { auc, rocAucScore, rocCurve, type RocCurve } from './roc';
export { f1Score, precisionScore, recallScore } from './scores';
export type { BinaryOptions } from './thresholds';
export type { Matrix, Vector } from './values';
