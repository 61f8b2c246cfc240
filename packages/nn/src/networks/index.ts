/**
 * Whole networks and algorithms, one folder each. A network of its own loop records it with `own-
 * loop/`.
 */

export { kMeans, type Clusters, type KMeansOptions } from './k-means/k-means';
export { radialBasisNetwork, type RadialBasisNetworkOptions } from './radial-basis/radial-basis-network';
export { gateUsage, type GateUsage } from './mixture/gate-usage';
export {
  SelfOrganizingMap,
  type MapEpoch,
  type MapFitOptions,
  type MapHistory,
} from './self-organizing-map/self-organizing-map';
export type { SelfOrganizingMapOptions } from './self-organizing-map/options';
export { ctcDecode, type CtcDecodeOptions, type Decoded } from './ctc/decode';
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
export * as capsules from './capsules';
export * as graphs from './graphs';
export * as spiking from './spiking';
