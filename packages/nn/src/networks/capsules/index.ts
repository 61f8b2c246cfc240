export { capsuleNetwork, type CapsuleNetwork, type CapsuleNetworkOptions } from './capsule-network';
