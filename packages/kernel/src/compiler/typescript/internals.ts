import ts from 'typescript';

/**
 * The parts of TypeScript that the compiler uses beyond its published types. TypeScript's version is pinned, and
 * `test/compiler/internals.test.ts` fails when one of these changes.
 */
export interface BoundFile extends ts.SourceFile {
  /** Top-level names; names of earlier cells are put here after binding. */
  readonly locals: ts.SymbolTable;
  readonly symbol: ts.Symbol & { readonly exports: ts.SymbolTable };
  readonly imports: readonly ts.StringLiteralLike[];
  readonly moduleAugmentations: readonly ts.Node[];
  readonly identifiers: ReadonlyMap<string, string>;
  readonly parseDiagnostics: readonly ts.DiagnosticWithLocation[];
  readonly bindDiagnostics: readonly ts.DiagnosticWithLocation[];
  readonly commentDirectives?: readonly { readonly range: ts.TextRange }[];
  /** For a file of a second copy of a package: the one that counts in its place. */
  readonly redirectInfo?: { readonly redirectTarget: ts.SourceFile };
}

/** The name of an `export`ed declaration inside its own file. */
export interface LocalSymbol extends ts.Symbol {
  readonly exportSymbol?: ts.Symbol;
}

/** A file, and which of its comments have been parsed. */
export interface CommentedFile extends ts.SourceFile {
  jsDocParsingMode?: ts.JSDocParsingMode;
}

export interface CommentedNode extends ts.Node {
  jsDoc?: readonly ts.JSDoc[];
}

export type EmitResolver = unknown;

export interface InternalChecker extends ts.TypeChecker {
  getDiagnostics(file: ts.SourceFile): ts.Diagnostic[];
  getEmitResolver(file: ts.SourceFile, token: undefined, skipDiagnostics: boolean): EmitResolver;
  resolveName(
    name: string,
    location: ts.Node,
    meaning: ts.SymbolFlags,
    excludeGlobals: boolean,
  ): ts.Symbol | undefined;
  isUnknownSymbol(symbol: ts.Symbol): boolean;
}

export interface Resolution {
  readonly resolvedModule?: ts.ResolvedModuleFull | undefined;
}

export interface InternalProgram extends ts.Program {
  getResolvedModule(file: ts.SourceFile, name: string, mode: ts.ResolutionMode): Resolution | undefined;
  getResolvedModuleFromModuleSpecifier(
    specifier: ts.StringLiteralLike,
    file: ts.SourceFile,
  ): Resolution | undefined;
  getModeForUsageLocation(file: ts.SourceFile, usage: ts.StringLiteralLike): ts.ResolutionMode;
}

export interface CommentDirectives {
  markUsed(line: number): boolean;
  getUnusedExpectations(): readonly { readonly range: ts.TextRange }[];
}

interface DisplayInfo {
  readonly symbolKind: ts.ScriptElementKind;
  readonly displayParts: ts.SymbolDisplayPart[];
  readonly documentation: ts.SymbolDisplayPart[];
  readonly tags: ts.JSDocTagInfo[] | undefined;
}

interface Internals {
  createTypeChecker(host: InternalProgram): InternalChecker;
  bindSourceFile(file: ts.SourceFile, options: ts.CompilerOptions): void;
  getJSDocCommentRanges(node: ts.Node, text: string): readonly ts.TextRange[] | undefined;
  setParent(child: ts.Node, parent: ts.Node): void;
  isExpressionNode(node: ts.Node): boolean;
  isIdentifierText(name: string): boolean;
  skipOuterExpressions(node: ts.Expression): ts.Expression;
  getTouchingPropertyName(file: ts.SourceFile, position: number): ts.Node;
  findPrecedingToken(position: number, file: ts.SourceFile): ts.Node | undefined;
  getContainerNode(node: ts.Node): ts.Node | undefined;
  createCommentDirectivesMap(
    file: ts.SourceFile,
    directives: readonly { readonly range: ts.TextRange }[],
  ): CommentDirectives;
  getTransformers(options: ts.CompilerOptions, custom: ts.CustomTransformers, emitOnly: undefined): unknown;
  emitFiles(
    resolver: EmitResolver,
    host: object,
    file: ts.SourceFile,
    transformers: unknown,
    emitOnly: undefined,
    onlyBuildInfo: boolean,
    forceDts: boolean,
    skipBuildInfo: boolean,
  ): { readonly emitSkipped: boolean; readonly diagnostics: readonly ts.Diagnostic[] };
  readonly SymbolDisplay: {
    getSymbolDisplayPartsDocumentationAndSymbolKind(
      checker: ts.TypeChecker,
      symbol: ts.Symbol,
      file: ts.SourceFile,
      enclosing: ts.Node | undefined,
      location: ts.Node,
    ): DisplayInfo;
  };
  readonly Completions: {
    getCompletionsAtPosition(
      host: object,
      program: ts.Program,
      log: (text: string) => void,
      file: ts.SourceFile,
      position: number,
      preferences: ts.UserPreferences,
      triggerCharacter: undefined,
      triggerKind: ts.CompletionTriggerKind,
      token: ts.CancellationToken,
      format: undefined,
      includeSymbol: boolean,
    ): ts.CompletionInfo | undefined;
  };
}

// The published types leave these out; the cast is the one place where the compiler steps outside them.
export const internals = ts as unknown as Internals;

/** The syntax errors of a parsed file. */
export function parseErrors(file: ts.SourceFile): readonly ts.DiagnosticWithLocation[] {
  return (file as BoundFile).parseDiagnostics;
}
