export { modeCoverage, nearestDistances, type Coverage } from './gan/measures';
export { GAN, type GanCompileArgs, type GanFitArgs, type GanHistory, type GanOptions } from './gan/gan';
export type { Losses, LossHistory } from './own-loop/run';
export { principalComponents, type PrincipalComponents } from './autoencoders/principal-components';
export {
  VariationalAutoencoder,
  type Bound,
  type VaeCompileArgs,
  type VaeFitArgs,
  type VaeHistory,
  type VariationalAutoencoderOptions,
} from './autoencoders/variational-autoencoder';
export { klDivergence, type Posterior, type Reconstruction } from './autoencoders/vae-step';
