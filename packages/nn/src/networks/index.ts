export * as graphs from './graphs';
