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
  /** The local module that a computed `import()` in `from` (a file) names, and those it imports; nothing for packages. */
  module(specifier: string, from: string): Promise<readonly LocalModule[]>;
  /** Changes how cells are understood from now on. Every declaration is forgotten: tell the earlier cells again. */
  configure(settings: CheckSettings): Promise<void>;
  complete(code: string, offset: number): Promise<Completion>;
  inspect(code: string, offset: number, detailLevel: 0 | 1): Promise<Inspection | undefined>;
  isComplete(code: string): Promise<Completeness>;
  /** Forgets every declaration (kernel restart is a new process; this serves `%reset`). */
  reset(): Promise<void>;
  /** Does now what is else done little by little between requests. */
  settle(): Promise<void>;
  dispose(): Promise<void>;
}

export interface CompileRequest {
  readonly code: string;
  /** The cell's file name in stacks and the debugger, such as `cell-3.ts`. */
  readonly fileName: string;
  /** False skips type errors (`%check off`); syntax errors are always reported. */
  readonly check: boolean;
  /** TypeScript unless given. JavaScript has no type errors, and runs in sloppy mode, as a script of Node does. */
  readonly language?: CellLanguage;
}

export type CellLanguage = 'typescript' | 'javascript';

/** How strictly cells are checked, and which decorators they mean. */
export interface CheckSettings {
  /** False leaves untyped parameters and possible nulls alone (`strict: false` in a tsconfig.json). */
  readonly strict: boolean;
  /** TypeScript's own decorators of before 2023 (`experimentalDecorators`). */
  readonly legacyDecorators: boolean;
}

export const DEFAULT_CHECKS: CheckSettings = { strict: true, legacyDecorators: false };

export type CompileResult =
  | {
      readonly status: 'ok';
      readonly cell: CompiledCell;
      /** Type errors of local modules that the cell imports: they do not stop it. */
      readonly warnings: readonly CellDiagnostic[];
    }
  | { readonly status: 'error'; readonly diagnostics: readonly CellDiagnostic[] };

export interface CompiledCell {
  readonly fileName: string;
  /**
   * The body of `function (exports, require, module, __filename, __dirname, import_, await_, declared_) {}`, async or
   * not (see `isAsync`), in strict mode. Every name that the cell declares, and every name of an earlier cell, is a
   * property of `exports`; `exports.__last` holds the value of a final expression. Each `await e` is
   * `await await_(e)`, `for await` iterates over `await_.iterate(e)`; imports and `import.meta` are `import_`'s;
   * `declared_(...names)` is called when declarations have come to be.
   */
  readonly code: string;
  readonly isAsync: boolean;
  /** Names that the cell declares as values. */
  readonly names: readonly string[];
  /** True when the cell ends in an expression, whose value is the cell's result. */
  readonly hasResult: boolean;
  /** Source map (version 3, JSON) from `code` to the cell. */
  readonly map: string;
  /** Local modules that the cell imports, directly or not, as far as they changed since they were last handed out. */
  readonly modules: readonly LocalModule[];
}

/** A local TypeScript module that cells import, as JavaScript: a call of `System.register`, or a CommonJS module. */
export interface LocalModule {
  /** Absolute path of the source file. */
  readonly path: string;
  readonly format: 'system' | 'commonjs';
  readonly code: string;
  /** Source map (version 3, JSON) from `code` to the source file. */
  readonly map: string;
  /** The local files that its specifiers name. */
  readonly imports: Readonly<Record<string, string>>;
}

/** Line and column count from 1, in the cell as typed. */
export interface CellDiagnostic {
  /** The local module with the error; without it, the error is in the cell. */
  readonly file?: string;
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
