import ts from 'typescript';
import type { BoundFile, InternalProgram } from '../internals';

/** The facts of a declaration file that are known without reading it. */
export interface FileOutline {
  readonly name: string;
  /** It declares globals or adds to the modules of other files: a checker must know it from the start. */
  readonly isEager: boolean;
  /** The modules that it declares by name, as in `declare module "fs"`. */
  readonly modules: readonly string[];
  /** The files that its imports resolve to: positions in the list of files. */
  readonly imports: Readonly<Record<string, number>>;
}

/** The declaration files of a program, so that each can be read when a checker first asks for it. */
export type Outline = readonly FileOutline[];

/** Under which an import is listed: packages may give `import` and `require` different files. */
export function importKey(specifier: string, mode: ts.ResolutionMode): string {
  return mode === undefined ? specifier : `${mode} ${specifier}`;
}

/** The outline of a program, without TypeScript's own library and the files in `leftOut`. */
export function outlineOf(program: InternalProgram, leftOut: ReadonlySet<string>): Outline {
  const files = program
    .getSourceFiles()
    .filter(file => !program.isSourceFileDefaultLibrary(file) && !leftOut.has(file.fileName))
    .map(file => file as BoundFile); // The program has collected what a file imports and augments.
  const positions = new Map(files.map(({ fileName }, position) => [fileName, position]));
  const described = files.map(file => ({ file, modules: ambientModules(file) }));
  const eager = new Set(
    groupsByModule(described)
      .filter(group => group.some(({ file }) => isNeededAtOnce(file)))
      .flat(),
  );
  return described.map(entry => ({
    name: entry.file.fileName,
    isEager: eager.has(entry),
    modules: entry.modules,
    imports: importsOf(entry.file, program, positions),
  }));
}

/** Files that declare a module of the same name, or are linked by others that do, belong together. */
export function groupsByModule<F extends Pick<FileOutline, 'modules'>>(files: readonly F[]): F[][] {
  let groups: F[][] = [];
  for (const file of files) {
    const isRelated = (group: readonly F[]) =>
      group.some(({ modules }) => modules.some(name => file.modules.includes(name)));
    const related = file.modules.length > 0 ? groups.filter(isRelated) : [];
    groups = [...groups.filter(group => !related.includes(group)), [...related.flat(), file]];
  }
  return groups;
}

function isNeededAtOnce(file: BoundFile): boolean {
  if (file.moduleAugmentations.length > 0) return true;
  if (ts.isExternalModule(file)) return file.statements.some(ts.isNamespaceExportDeclaration);
  return !file.statements.every(isAmbientModule);
}

function importsOf(
  file: BoundFile,
  program: InternalProgram,
  positions: ReadonlyMap<string, number>,
): Record<string, number> {
  const augmented = file.moduleAugmentations.filter(ts.isStringLiteral);
  const found = [...file.imports, ...augmented].flatMap(literal => {
    const mode = program.getModeForUsageLocation(file, literal);
    const resolved = program.getResolvedModule(file, literal.text, mode)?.resolvedModule?.resolvedFileName;
    const position = resolved === undefined ? undefined : positions.get(realFile(resolved, program));
    return position === undefined ? [] : [[importKey(literal.text, mode), position] as const];
  });
  return Object.fromEntries(found);
}

/** A second copy of a package counts as the first one, as in TypeScript's own programs. */
function realFile(name: string, program: InternalProgram): string {
  const file = program.getSourceFile(name) as BoundFile | undefined;
  return file?.redirectInfo?.redirectTarget.fileName ?? name;
}

function ambientModules(file: ts.SourceFile): string[] {
  return ts.isExternalModule(file)
    ? []
    : file.statements.filter(isAmbientModule).map(({ name }) => name.text);
}

function isAmbientModule(node: ts.Node): node is ts.ModuleDeclaration & { readonly name: ts.StringLiteral } {
  return ts.isModuleDeclaration(node) && ts.isStringLiteral(node.name) && !node.name.text.includes('*');
}
