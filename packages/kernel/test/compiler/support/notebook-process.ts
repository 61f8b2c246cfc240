import { createRequire } from 'node:module';
import path from 'node:path';
import { inspect } from 'node:util';
import { serialize } from 'node:v8';
import vm from 'node:vm';
import type { CellLanguage, CompiledCell, Compiler } from '../../../src/compiler/compiler';
import { type CompilerOptions, createCompiler } from '../../../src/compiler/create-compiler';
import { createImporter, type Importer } from '../../../src/compiler/importer';
import type { CellOutcome, Request } from './notebook';

/** Runs cells as the kernel does, in a process of its own: Node's own modules, loaders and realm. */
class NotebookProcess {
  readonly #exports: Record<string, unknown> = {};
  readonly #importer: Importer;
  #count = 0;

  private constructor(
    private readonly compiler: Compiler,
    private readonly cwd: string,
  ) {
    this.#importer = createImporter({ cwd, compileModule: (name, from) => compiler.module(name, from) });
  }

  static async start(options: CompilerOptions): Promise<NotebookProcess> {
    return new NotebookProcess(await createCompiler(options), options.cwd);
  }

  async answer({ method, args }: Request): Promise<unknown> {
    if (method === 'run') return this.#run(...args);
    if (method === 'configure') return this.compiler.configure(...args);
    if (method === 'complete') return this.compiler.complete(...args);
    if (method === 'inspect') return this.compiler.inspect(...args);
    return this.compiler.isComplete(...args);
  }

  async #run(code: string, check: boolean, language: CellLanguage): Promise<CellOutcome> {
    const fileName = `cell-${++this.#count}.ts`;
    const result = await this.compiler.compile({ code, fileName, check, language });
    if (result.status === 'error') return { status: 'refused', diagnostics: result.diagnostics };
    const declared: string[] = [];
    const outcome = await this.#execute(result.cell, declared);
    await this.compiler.commit(fileName, declared);
    return { ...outcome, cell: result.cell, declared, diagnostics: result.warnings };
  }

  async #execute(
    cell: CompiledCell,
    declared: string[],
  ): Promise<Pick<CellOutcome, 'status' | 'value' | 'error'>> {
    const parameters = 'exports, require, module, __filename, __dirname, import_, await_, declared_';
    const text = `(${cell.isAsync ? 'async ' : ''}function (${parameters}) {${cell.code}\n})`;
    const require = createRequire(path.join(this.cwd, 'notebook.ts'));
    const await_ = Object.assign((value: unknown) => value, { iterate: (items: unknown) => items });
    const declare = (...names: string[]) => declared.push(...names);
    try {
      await this.#importer.update(cell.modules);
      const body = new vm.Script(text, { filename: cell.fileName }).runInThisContext() as (
        ...args: unknown[]
      ) => unknown;
      const given = [this.#exports, require, { exports: this.#exports }, cell.fileName, this.cwd];
      await body.call(undefined, ...given, this.#importer.import_, await_, declare);
      return { status: 'ok', value: cell.hasResult ? portable(await this.#exports.__last) : undefined };
    } catch (error) {
      return { status: 'error', error: String(error) };
    } finally {
      delete this.#exports.__last;
    }
  }
}

/** Values that cannot leave the process are shown as text. */
function portable(value: unknown): unknown {
  try {
    serialize(value);
    return value;
  } catch {
    return inspect(value);
  }
}

let notebook: NotebookProcess | undefined;

async function answer(message: CompilerOptions | Request): Promise<unknown> {
  if ('method' in message) return notebook?.answer(message);
  notebook = await NotebookProcess.start(message);
  return undefined;
}

process.on('message', (message: CompilerOptions | Request) => {
  answer(message).then(
    value => process.send?.({ value }),
    (error: unknown) => process.send?.({ error: error instanceof Error ? error.stack : String(error) }),
  );
});
