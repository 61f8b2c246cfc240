import { compiled } from './compiled';
import type { Check } from './check';
import { datasets } from './datasets';
import { kernel } from './kernel';
import { jupyterLab, labExtension } from './lab';
import { node, processor } from './machine';
import { nativeTensorFlow } from './native-tensorflow';

/** In the order in which one part rests on another. */
export const checks: readonly Check[] = [
  node,
  processor,
  nativeTensorFlow,
  jupyterLab,
  compiled,
  kernel,
  labExtension,
  datasets,
];
