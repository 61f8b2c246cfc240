export * as capsules from './capsules';
export * as graphs from './graphs';
