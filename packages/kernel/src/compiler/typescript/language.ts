import path from 'node:path';
import ts from 'typescript';
import type { CellLanguage } from '../compiler';
import type { Redirects } from '../../redirects/redirects';
import { type CheckerHost, createCheckerHost } from './checker';
import type { BoundFile } from './internals';
import { Library } from './library';
import { jsxFactories } from './jsx-factories';
import { isLocalSource } from './local-source';
import { lentNames } from './lent-names';
import { type ParsedCell, parseCell } from './parse-cell';
import { openScopes, Scope } from './scope';
import { scriptExtension } from './script-extension';

export interface LanguageOptions {
  readonly cwd: string;
  readonly options: ts.CompilerOptions;
  /** Declaration files whose exports are in scope in every cell. */
  readonly scope: readonly string[];
  /** Declaration files of further globals. */
  readonly globals: readonly string[];
  /** The text of one more. */
  readonly ambient: string;
  readonly redirects: Redirects;
}

const passingLimit = 400;

/** TypeScript as a notebook has it: a checker that stays, and the names of the cells that ran. */
export class Language {
  readonly cells = new Scope();
  readonly #base = new Scope();
  readonly #library: Library;
  readonly #parsed = new WeakMap<ts.SourceFile, ParsedCell>();
  /** Cells with `declare global` or `declare module`, which only a new checker takes in. */
  readonly #augmenting = new Map<string, BoundFile>();
  /** Parts of TypeScript's library that only cells which ask for them may use. */
  readonly #lent = new Set<string>();
  #host: CheckerHost | undefined;
  #count = 0;
  #passing = 0;

  constructor(private readonly settings: LanguageOptions) {
    const ambientFile = path.join(settings.cwd, '__kernel__.d.ts');
    const virtual = new Map([[ambientFile, settings.ambient]]);
    const roots = [...settings.scope, ...settings.globals];
    this.#library = new Library(settings.options, settings.cwd, roots, virtual, settings.redirects);
  }

  get host(): CheckerHost {
    return (this.#host ??= this.#createHost());
  }

  get compilerHost(): ts.CompilerHost {
    return this.#library.host;
  }

  /** A cell with the names in sight that its text mentions. */
  open(code: string, name: string, cellLanguage: CellLanguage = 'typescript'): BoundFile {
    const file = this.#parse(code, name, cellLanguage);
    this.#show(file, [...file.identifiers.keys(), ...jsxFactories(this.settings.options, code)]);
    return file;
  }

  /** Asks about a text that is none of the notebook's cells, with all names in sight. */
  peek<T>(code: string, ask: (file: BoundFile) => T): T {
    this.#passing++;
    const file = this.#parse(code, 'cell', 'typescript');
    this.#show(
      file,
      [this.cells, this.#scope()].flatMap(scope => [...scope.values.keys(), ...scope.types.keys()]),
    );
    try {
      return ask(file);
    } finally {
      file.locals.clear(); // The checker holds on to the file for a while, but not to a thousand names with it.
    }
  }

  /** Takes in a cell's `declare global` and `declare module`, in place of an earlier cell's that declares the same. */
  augment(file: BoundFile): void {
    if (file.moduleAugmentations.length === 0) return;
    this.#augmenting.set(augmentedNames(file), file);
    this.renew();
  }

  /** Takes back what `augment` took in. */
  withdraw(file: BoundFile): void {
    const names = augmentedNames(file);
    if (this.#augmenting.get(names) !== file) return;
    this.#augmenting.delete(names);
    this.renew();
  }

  /** Forgets all cells. */
  reset(): void {
    this.cells.clear();
    this.#augmenting.clear();
    this.renew();
  }

  /** Writes down what makes the next start faster. */
  remember(): void {
    this.#library.remember();
  }

  /** Names in scope in every cell, as far as they are values. */
  get scopeNames(): string[] {
    return [...this.#scope().values.keys()];
  }

  /** The members of a value in scope in every cell. */
  membersOf(name: string): ts.Symbol[] {
    const symbol = this.#scope().values.get(name);
    const { checker } = this.host;
    return symbol ? checker.getPropertiesOfType(checker.getTypeOfSymbol(symbol)) : [];
  }

  /** True when the checker remembers many texts that are gone. */
  get isWorn(): boolean {
    return this.#passing > passingLimit;
  }

  /** The user's own modules that cells import, directly or not. */
  get localModules(): BoundFile[] {
    // The checker has bound every file of its program.
    void this.host;
    return this.#library.localModules as BoundFile[];
  }

  /** Brings in the local module that `specifier` names in the file `from`, if it does. */
  openModule(specifier: string, from: string): void {
    const { resolvedModule } = this.#library.host.resolveModule({ specifier, from });
    if (!resolvedModule || !isLocalSource(resolvedModule.resolvedFileName)) return;
    if (this.#library.update([resolvedModule])) this.renew();
  }

  /** Errors of names that are known for the sake of other cells alone. */
  lentNames(file: BoundFile): readonly ts.Diagnostic[] {
    const own = this.#parsed.get(file)?.libraries ?? [];
    const lent = [...this.#lent].filter(library => !own.includes(library));
    return lentNames(file, new Set(lent), this.host);
  }

  /** The file that an import in a cell resolves to. */
  resolve(file: BoundFile, specifier: ts.StringLiteralLike): ts.ResolvedModuleFull | undefined {
    const { host } = this;
    const mode = host.getModeForUsageLocation(file, specifier);
    return host.getResolvedModule(file, specifier.text, mode)?.resolvedModule;
  }

  /** A symbol's meanings; an import has those of what it imports, and all of them where that is not known. */
  readonly meaningsOf = (symbol: ts.Symbol): ts.SymbolFlags => {
    if (!(symbol.flags & ts.SymbolFlags.Alias)) return symbol.flags;
    const { checker } = this.host;
    const target = checker.getAliasedSymbol(symbol);
    return checker.isUnknownSymbol(target) ? ts.SymbolFlags.All : target.flags;
  };

  #scope(): Scope {
    void this.host;
    return this.#base;
  }

  #parse(code: string, name: string, cellLanguage: CellLanguage): BoundFile {
    const { options, cwd } = this.settings;
    const extension = cellLanguage === 'javascript' ? '.jsx' : scriptExtension(code);
    const fileName = path.join(cwd, `${name}~${++this.#count}${extension}`);
    const parsed = parseCell(code, fileName, options, this.#library.host);
    this.#parsed.set(parsed.file, parsed);
    const isMissing = (library: string) => !this.#library.program.getSourceFile(library);
    for (const library of parsed.libraries.filter(isMissing)) this.#lent.add(library);
    if (this.#library.update(parsed.dependencies)) this.renew();
    return parsed.file;
  }

  #show(file: BoundFile, names: Iterable<string>): void {
    openScopes(file, names, [this.cells, this.#scope()], this.meaningsOf);
  }

  /** A new checker, which learns the cells' types in the order in which they were declared: none recurses deeply. */
  renew(): void {
    this.#passing = 0;
    this.#host = undefined;
    const { checker } = this.host;
    for (const symbol of this.cells.values.values()) checker.getTypeOfSymbol(symbol);
  }

  #createHost(): CheckerHost {
    const { program, lazy } = this.#library;
    const host = createCheckerHost(program, this.#parsed, [...this.#augmenting.values()], lazy);
    this.#host = host;
    this.#base.clear();
    for (const fileName of this.settings.scope) {
      const file = host.getSourceFile(fileName);
      const module = file && host.checker.getSymbolAtLocation(file);
      for (const symbol of module ? host.checker.getExportsOfModule(module) : []) {
        this.#base.declare(symbol.name, symbol, this.meaningsOf(symbol));
      }
    }
    return host;
  }
}

/** Tells augmentations apart by what they declare. */
function augmentedNames(file: BoundFile): string {
  // Module names are the only nodes that TypeScript lists here.
  const modules = (file.moduleAugmentations as readonly ts.ModuleName[]).map(
    ({ parent }) => parent as ts.ModuleDeclaration,
  );
  return modules.flatMap(({ name, body }) => [name.text, ...(body ? declaredNames(body) : [])]).join(' ');
}

function declaredNames(body: ts.Node): string[] {
  const names: string[] = [];
  ts.forEachChild(body, statement => {
    if (ts.isVariableStatement(statement)) {
      names.push(...statement.declarationList.declarations.map(({ name }) => name.getText()));
    } else {
      names.push((statement as ts.DeclarationStatement).name?.getText() ?? '');
    }
  });
  return names;
}
