/**
 * The methods that take the place of tfjs's `fit`, `evaluate` and `predict`, one file for each, and
 * the arguments that they take beyond tfjs's.
 */

export type { DatasetExtras, FitExtras } from './fit-request';
export type { BatchArgs, EvaluateArgs } from '../layers-prototype';
export type { SampleWeights } from './sample-weights';
