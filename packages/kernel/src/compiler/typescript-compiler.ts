import path from 'node:path';
import type ts from 'typescript';
import { cellDiagnostic } from './cell-diagnostic';
import { withChecks } from './compiler-options';
import type {
  CellDiagnostic,
  CheckSettings,
  Compiler,
  CompileRequest,
  CompileResult,
  Completeness,
  Completion,
  Inspection,
  LocalModule,
} from './compiler';
import { complete } from './complete/complete';
import { type CheckedCell, compiledCell } from './emit/compiled-cell';
import { topLevelNames } from './emit/top-level';
import { inspect } from './inspect/inspect';
import { isComplete } from './is-complete';
import { typeErrors } from './typescript/diagnose';
import { parseErrors } from './typescript/internals';
import { Language, type LanguageOptions } from './typescript/language';
import { LocalModules } from './typescript/local-modules';
import { ownSymbols } from './typescript/own-symbols';
import { Upkeep } from './upkeep';

/** The compiler of one notebook, on TypeScript's own checker and emitter. */
export class TypeScriptCompiler implements Compiler {
  #language: Language;
  readonly #localModules = new LocalModules();
  #upkeep: Upkeep;
  /** Cells that were compiled and may be running, by file name. */
  readonly #running = new Map<string, CheckedCell>();

  constructor(private readonly settings: LanguageOptions) {
    this.#language = new Language(settings);
    this.#upkeep = new Upkeep(this.#language);
  }

  async configure(checks: CheckSettings): Promise<void> {
    const options = withChecks(this.settings.options, checks);
    this.#upkeep.dispose();
    this.#running.clear();
    this.#language = new Language({ ...this.settings, options });
    this.#upkeep = new Upkeep(this.#language);
  }

  async compile(request: CompileRequest): Promise<CompileResult> {
    const { code, fileName, language: cellLanguage = 'typescript' } = request;
    const check = request.check && cellLanguage === 'typescript';
    return this.#upkeep.during(() => {
      const language = this.#language;
      const file = language.open(code, path.parse(fileName).name, cellLanguage);
      const describe = (found: ts.Diagnostic): CellDiagnostic =>
        cellDiagnostic(found, file, this.settings.cwd);
      const refuse = (errors: readonly ts.Diagnostic[]): CompileResult => {
        language.withdraw(file);
        return { status: 'error', diagnostics: errors.map(describe) };
      };

      const syntax = parseErrors(file);
      if (syntax.length > 0) return refuse(syntax);

      language.augment(file);
      const own = ownSymbols(file, language.host.checker);
      const found = [...typeErrors(file, language.host), ...language.lentNames(file)];
      const local = this.#localModules.changed(language, check);
      const imported = local.findingsFor(file);
      const errors = [...(check ? found : []), ...imported.errors];
      if (errors.length > 0) return refuse(errors);

      this.#upkeep.prefer(file.identifiers);
      const cell = { file, own, topLevel: topLevelNames(own, language.meaningsOf) };
      if (own.size > 0) this.#running.set(fileName, cell);
      return {
        status: 'ok',
        cell: { ...compiledCell(cell, fileName, language), modules: local.handOut() },
        warnings: imported.warnings.map(describe),
      };
    });
  }

  async commit(cell: string, declared: readonly string[]): Promise<void> {
    const ran = this.#running.get(cell);
    if (!ran) return;
    this.#running.delete(cell);
    const { cells, meaningsOf } = this.#language;
    const names = new Set([...declared, ...ran.topLevel.erased]);
    for (const [name, symbol] of ran.own)
      if (names.has(name)) cells.declare(name, symbol, meaningsOf(symbol));
  }

  async module(specifier: string, from: string): Promise<readonly LocalModule[]> {
    return this.#upkeep.during(() => {
      this.#language.openModule(specifier, from);
      return this.#localModules.changed(this.#language, false).handOut();
    });
  }

  async complete(code: string, offset: number): Promise<Completion> {
    return this.#upkeep.during(() => complete(code, offset, this.#language));
  }

  async inspect(code: string, offset: number, detailLevel: 0 | 1): Promise<Inspection | undefined> {
    return this.#upkeep.during(() => inspect(code, offset, detailLevel, this.#language));
  }

  async isComplete(code: string): Promise<Completeness> {
    return isComplete(code);
  }

  async reset(): Promise<void> {
    this.#running.clear();
    this.#language.reset();
  }

  async settle(): Promise<void> {
    this.#upkeep.settle();
  }

  async dispose(): Promise<void> {
    this.#upkeep.dispose();
    this.#running.clear();
  }
}
