import './inspect-models';
import './inspect-tensors';

/** What every cell sees without an import, and what it may declare anew. */
export {
  activations,
  applications,
  callbacks,
  check,
  datasets,
  exercise,
  graph,
  layers,
  losses,
  metrics,
  models,
  networks,
  optimizers,
  show,
  tf,
  tokenizers,
  verify,
} from '@epochlab/nn';
