/**
 * The language side of the kernel: TypeScript in, JavaScript, diagnostics and answers out. It keeps what earlier
 * cells declared. It runs on a thread of its own, so that completion answers while a cell is busy; every call is
 * therefore asynchronous and every value can be structured-cloned.
 */
export interface Compiler {
  /** Converts one cell. Nothing is remembered until `commit`. */
  compile(request: CompileRequest): Promise<CompileResult>;
  /** The cell ran (`declared`: the names that exist now, fewer than `names` after a throw): remember its declarations. */
  commit(cell: string, declared: readonly string[]): Promise<void>;
  complete(code: string, offset: number): Promise<Completion>;
  inspect(code: string, offset: number, detailLevel: 0 | 1): Promise<Inspection | undefined>;
  isComplete(code: string): Promise<Completeness>;
  /** Forgets every declaration (kernel restart is a new process; this serves `%reset`). */
  reset(): Promise<void>;
  dispose(): Promise<void>;
}

export interface CompileRequest {
  readonly code: string;
  /** The cell's file name in stacks and the debugger, such as `cell-3.ts`. */
  readonly fileName: string;
  /** False skips type errors (`%check off`); syntax errors are always reported. */
  readonly check: boolean;
}

export type CompileResult =
  | { readonly status: 'ok'; readonly cell: CompiledCell }
  | { readonly status: 'error'; readonly diagnostics: readonly CellDiagnostic[] };

export interface CompiledCell {
  readonly fileName: string;
  /**
   * The body of `async (exports, require, module, import_, ...) => {}` or of a plain script (see `isAsync`), in which every name that
   * the cell declares, and every name of an earlier cell, is a property of `exports`. It ends with a
   * `//# sourceURL`; `exports.__last` holds the value of a final expression.
   */
  readonly code: string;
  readonly isAsync: boolean;
  /** Names that the cell declares as values. */
  readonly names: readonly string[];
  /** True when the cell ends in an expression, whose value is the cell's result. */
  readonly hasResult: boolean;
  /** Source map (version 3, JSON) from `code` to the cell. */
  readonly map: string;
}

/** Line and column count from 1, in the cell as typed. */
export interface CellDiagnostic {
  readonly code: number;
  readonly category: 'error' | 'warning';
  readonly message: string;
  readonly start: { readonly line: number; readonly column: number };
  readonly end: { readonly line: number; readonly column: number };
}

/** Offsets are in UTF-16 code units; the protocol's are code points and are converted at the wire. */
export interface Completion {
  readonly matches: readonly CompletionMatch[];
  readonly start: number;
  readonly end: number;
}

export interface CompletionMatch {
  readonly text: string;
  /** JupyterLab's type names: function, class, instance, module, keyword, path, property, ... */
  readonly type: string;
  readonly signature?: string;
}

export interface Inspection {
  readonly plain: string;
  readonly markdown: string;
  readonly html: string;
}

export type Completeness =
  | { readonly status: 'complete' | 'invalid' | 'unknown' }
  | { readonly status: 'incomplete'; readonly indent: string };
