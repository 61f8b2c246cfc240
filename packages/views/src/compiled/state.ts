/** Report on a compiled model: the graphs made of it, and the parts that run as stock tfjs runs them and why. */
export interface CompiledState {
  readonly model: string;
  readonly status: 'compiled' | 'partly' | 'eager';
  /** Why not all is compiled and what to do about it, in sentences. */
  readonly reasons: readonly string[];
  readonly graphs: readonly CompiledGraph[];
  /** How each graph runs, by its name, and settings of the whole: steps in one call, devices, ... */
  readonly plan: Readonly<Record<string, string | number | boolean>>;
}

export interface CompiledGraph {
  /** The kind of its result: `training step`, `evaluation`, `prediction`, ... */
  readonly name: string;
  /** How many nodes of each TensorFlow operation. */
  readonly operations: Readonly<Record<string, number>>;
  /** Milliseconds that tracing and building took, and that one call takes; null where not measured. */
  readonly buildMilliseconds: number | null;
  readonly callMilliseconds: number | null;
  readonly inputs?: readonly string[];
  readonly outputs?: readonly string[];
  /** The printed graph, where asked for. */
  readonly listing?: string;
}
