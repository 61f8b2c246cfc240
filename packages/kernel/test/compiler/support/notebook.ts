import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type {
  CellDiagnostic,
  CellLanguage,
  CheckSettings,
  CompiledCell,
  Completeness,
  Completion,
  Inspection,
} from '../../../src/compiler/compiler';
import type { CompilerOptions } from '../../../src/compiler/create-compiler';
import { kernelNode } from './kernel-node';

export interface CellOutcome {
  readonly status: 'ok' | 'error' | 'refused';
  readonly value?: unknown;
  readonly error?: string;
  readonly diagnostics?: readonly CellDiagnostic[];
  readonly cell?: CompiledCell;
  readonly declared?: readonly string[];
}

export type Request =
  | { readonly method: 'run'; readonly args: [code: string, check: boolean, language: CellLanguage] }
  | { readonly method: 'configure'; readonly args: [checks: CheckSettings] }
  | { readonly method: 'complete'; readonly args: [code: string, offset: number] }
  | { readonly method: 'inspect'; readonly args: [code: string, offset: number, detailLevel: 0 | 1] }
  | { readonly method: 'isComplete'; readonly args: [code: string] };

export interface RunOptions {
  readonly check?: boolean;
  readonly language?: CellLanguage;
}

/** A notebook in a folder of its own, whose name is as people write it, in a process of its own, on the Node that the kernel uses. */
export class Notebook {
  private constructor(
    private readonly process: ChildProcess,
    readonly folder: string,
  ) {}

  /** `files` are written to the notebook's folder, where `scope` is looked up, before the compiler starts. */
  static async open(
    files: Readonly<Record<string, string>> = {},
    options: Partial<CompilerOptions> = {},
  ): Promise<Notebook> {
    const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'ein Übungsheft-')));
    const process = fork(path.join(__dirname, 'notebook-process.ts'), {
      cwd: folder,
      execPath: kernelNode(),
      execArgv: ['--disable-warning=ExperimentalWarning', '-r', path.join(__dirname, 'register.cjs')],
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    const notebook = new Notebook(process, folder);
    for (const [name, content] of Object.entries(files)) notebook.write(name, content);
    const scope = options.scope === undefined ? {} : { scope: path.join(folder, options.scope) };
    await notebook.#ask({ cwd: folder, ...options, ...scope });
    return notebook;
  }

  write(name: string, content: string | Uint8Array): void {
    const file = path.join(this.folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, content);
  }

  async run(code: string, { check = true, language }: RunOptions = {}): Promise<CellOutcome> {
    return this.#ask({ method: 'run', args: [code, check, language ?? 'typescript'] });
  }

  async configure(checks: CheckSettings): Promise<void> {
    await this.#ask({ method: 'configure', args: [checks] });
  }

  /** The value of a cell that has to run without an error. */
  async value(code: string, options?: RunOptions): Promise<unknown> {
    const outcome = await this.run(code, options);
    if (outcome.status === 'ok') return outcome.value;
    throw new Error(outcome.error ?? outcome.diagnostics?.map(({ message }) => message).join('\n'));
  }

  /** The compiled form of a cell that has to run. */
  async compiled(code: string): Promise<CompiledCell> {
    const { cell } = await this.run(code);
    if (!cell) throw new Error(`Refused: ${code}`);
    return cell;
  }

  /** The type errors of a cell that has to have some, as `line:column message`. */
  async errors(code: string): Promise<string[]> {
    const { status, diagnostics } = await this.run(code);
    if (status !== 'refused' || !diagnostics) throw new Error(`Accepted: ${code}`);
    return diagnostics.map(({ start, message }) => `${start.line}:${start.column} ${message}`);
  }

  /** Completes at the `|` in the code. */
  async complete(code: string): Promise<Completion> {
    return this.#ask({ method: 'complete', args: [code.replace('|', ''), code.indexOf('|')] });
  }

  /** Inspects at the `|` in the code. */
  async inspect(code: string, detailLevel: 0 | 1 = 0): Promise<Inspection | undefined> {
    return this.#ask({ method: 'inspect', args: [code.replace('|', ''), code.indexOf('|'), detailLevel] });
  }

  async isComplete(code: string): Promise<Completeness> {
    return this.#ask({ method: 'isComplete', args: [code] });
  }

  close(): void {
    this.process.kill();
    rmSync(this.folder, { recursive: true, force: true });
  }

  async #ask<T>(request: CompilerOptions | Request): Promise<T> {
    const answer = once(this.process, 'message');
    this.process.send(request);
    const [{ value, error }] = (await answer) as [{ value: T; error?: string }];
    if (error !== undefined) throw new Error(error);
    return value;
  }
}
