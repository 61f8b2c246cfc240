import './inspect-models';
import './inspect-tensors';

/** Names that every cell sees without an import, and may declare again. */
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
