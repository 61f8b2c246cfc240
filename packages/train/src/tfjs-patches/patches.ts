import { readCsvTables } from './data/quoted-csv';
import { freeFailedGradients } from './engine/failed-gradients';
import { letNamesRepeat } from './engine/repeated-names';
import { setWeightsAsGiven } from './layers/given-weights';
import { keepArgumentsApart } from './layers/arguments-of-one-layer';
import { convolveCausally } from './layers/causal-convolution';
import { nameClassesByThemselves } from './layers/class-names';
import { trainDilatedConvolutions } from './layers/dilated-convolution';
import { understandMasks } from './layers/masking';
import { nameTheLayers } from './layers/named-layers';
import { mendPreprocessingLayers } from './layers/preprocessing-layers';
import { quietOrthogonal } from './layers/quiet-orthogonal';
import { acceptResetAfter } from './layers/reset-after';
import { freeSharedLayers } from './layers/shared-layers';
import { freezeLayersInside } from './layers/trainable-models';
import { explainSubclasses } from './models/graphs-of-subclasses';
import { askForCompile } from './models/sequential-batches';
import { giveSequentialHistory } from './models/sequential-history';
import { registerDenseBincount } from './ops/dense-bincount';
import { addMissingGradients } from './ops/missing-gradients';
import { mendResizeGradients } from './ops/resize-gradients';
import { registerSearchSorted } from './ops/search-sorted';
import { divideByCurrentWindow } from './optimizers/adadelta';
import { makeLearningRateAssignable } from './optimizers/assignable-learning-rate';
import { centreWithEpsilon } from './optimizers/centered-rmsprop';
import { saveEveryOptimizer } from './optimizers/optimizer-weights';
import { keepSlotsByVariable } from './optimizers/slots-by-variable';

const PATCHES: readonly (() => void)[] = [
  makeLearningRateAssignable,
  centreWithEpsilon,
  divideByCurrentWindow,
  quietOrthogonal,
  freeFailedGradients,
  giveSequentialHistory,
  askForCompile,
  understandMasks,
  freezeLayersInside,
  keepArgumentsApart,
  freeSharedLayers,
  setWeightsAsGiven,
  addMissingGradients,
  trainDilatedConvolutions,
  convolveCausally,
  mendPreprocessingLayers,
  registerDenseBincount,
  mendResizeGradients,
  registerSearchSorted,
  () => keepSlotsByVariable(),
  letNamesRepeat,
  nameClassesByThemselves,
  nameTheLayers,
  readCsvTables,
  saveEveryOptimizer,
  acceptResetAfter,
  explainSubclasses,
];

/** Mends tfjs in place, in this order. To be called once. */
export function patchTfjs(): void {
  for (const patch of PATCHES) patch();
}
