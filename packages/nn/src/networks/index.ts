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
