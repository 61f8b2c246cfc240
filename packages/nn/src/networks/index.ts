export * as capsules from './capsules';
export * as graphs from './graphs';
export * as spiking from './spiking';
