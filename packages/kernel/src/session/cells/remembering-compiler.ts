import type { CheckSettings, CompileRequest, CompileResult, Compiler } from '../../compiler/compiler';
import { ThreadEndedError, type Remote } from '../../threads/rpc';

interface Cell {
  readonly request: CompileRequest;
  declared?: readonly string[];
}

type CellCompiler = Pick<Remote<Compiler>, 'compile' | 'commit' | 'configure'>;

/** Compiles cells and keeps what was committed, so that a new compiler can be told of all earlier cells. */
export class RememberingCompiler implements CellCompiler {
  private readonly cells = new Map<string, Cell>();
  private ready: Promise<void> = Promise.resolve();
  private checks: CheckSettings | undefined;

  constructor(private readonly compiler: CellCompiler) {}

  async compile(request: CompileRequest): Promise<CompileResult> {
    await this.ready;
    const result = await this.compiler.compile(request);
    if (result.status === 'ok') this.cells.set(request.fileName, { request });
    return result;
  }

  async commit(fileName: string, declared: readonly string[]): Promise<void> {
    await this.ready;
    const cell = this.cells.get(fileName);
    if (cell) cell.declared = declared;
    await this.compiler.commit(fileName, declared).catch(unlessEnded);
  }

  /** Changes how cells are understood; the earlier ones are told again. */
  async configure(checks: CheckSettings): Promise<void> {
    await this.ready;
    this.checks = checks;
    this.replay();
    await this.ready;
  }

  /** The compiler is a new one, which knows nothing yet; the next cell waits until it knows everything. */
  replay(): void {
    this.ready = this.tellEarlierCells();
  }

  private async tellEarlierCells(): Promise<void> {
    if (this.checks) await this.compiler.configure(this.checks).catch(unlessEnded);
    for (const { request, declared } of this.cells.values()) {
      if (!declared) continue;
      await this.compiler.compile({ ...request, check: false }).catch(unlessEnded);
      await this.compiler.commit(request.fileName, declared).catch(unlessEnded);
    }
  }
}

/** The successor of a compiler that has ended gets this commit with all others. */
function unlessEnded(error: unknown): void {
  if (!(error instanceof ThreadEndedError)) throw error;
}
