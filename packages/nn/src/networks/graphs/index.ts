export { batch, pool, union, type Graph, type GraphBatch, type GraphUnion } from './batch';
export { adjacency, normalizedAdjacency, type AdjacencyOptions, type Edge } from './edges';
