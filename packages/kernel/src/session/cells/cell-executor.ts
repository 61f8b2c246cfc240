import { createRequire } from 'node:module';
import { join } from 'node:path';
import { types } from 'node:util';
import { Script } from 'node:vm';
import type { CompiledCell } from '../../compiler/compiler';
import type { Importer } from '../../compiler/importer';
import type { Await } from '../activity/await';
import type { DebugGate } from './debug-gate';
import type { SourceMaps } from '../failures/source-maps';

/** The parameters of a cell's code, in this order. */
const PARAMETERS = [
  'exports',
  'require',
  'module',
  '__filename',
  '__dirname',
  'import_',
  'await_',
  'declared_',
];

export interface CellEnvironment {
  readonly cwd: string;
  readonly importer: Importer;
  readonly await_: Await;
  readonly sources: SourceMaps;
  readonly gate: DebugGate;
  /** Values under names that cells see and modules do not. */
  readonly cellNames: Readonly<Record<string, unknown>>;
}

/** Boxed, since a promise of a bare value looks into it: a proxy may throw at whoever looks. */
export interface CellResult {
  readonly value: unknown;
}

/** Runs compiled cells. The variables of all of them are the properties of `namespace`. */
export class CellExecutor {
  readonly namespace: Record<string, unknown> = {};
  private readonly require: NodeJS.Require;

  constructor(private readonly environment: CellEnvironment) {
    this.require = createRequire(join(environment.cwd, 'notebook.ts'));
  }

  /** Runs a cell and gives back the value of its final expression. `declare` is called with each name as it is declared. */
  async run(cell: CompiledCell, source: string, declare: (...names: string[]) => void): Promise<CellResult> {
    const { cwd, importer, await_, sources, gate, cellNames } = this.environment;
    const parameters = [...PARAMETERS, ...Object.keys(cellNames)];
    const head = `(${cell.isAsync ? 'async ' : ''}function (${parameters.join(', ')}) {`;
    sources.add(cell.fileName, source, cell.map, head.length);
    for (const { path, map } of cell.modules) sources.addFile(path, map);
    await importer.update(cell.modules);
    await gate.pass({ fileName: cell.fileName, code: source, map: cell.map, offset: head.length });
    const script = new Script(`${head}${cell.code}\n})`, { filename: cell.fileName });
    const body = script.runInThisContext() as (...args: unknown[]) => unknown;
    const module = { exports: this.namespace } as NodeJS.Module;
    // A program that was pasted into a cell runs: `if (require.main === module) main()`.
    this.require.main = module;
    const place = [join(cwd, cell.fileName), cwd];
    await body.call(
      undefined,
      this.namespace,
      this.require,
      module,
      ...place,
      importer.import_,
      await_,
      declare,
      ...Object.values(cellNames),
    );
    const value = this.takeResult(cell);
    return { value: isThenable(value) ? await value : value };
  }

  private takeResult(cell: CompiledCell): unknown {
    const { __last: result } = this.namespace;
    delete this.namespace.__last;
    return cell.hasResult ? result : undefined;
  }
}

/** A proxy that has an answer to everything (a mock, a remote object) has a `then` as well, and would never settle. */
function isThenable(value: unknown): boolean {
  if (types.isProxy(value)) return false;
  try {
    return typeof (value as PromiseLike<unknown> | undefined)?.then === 'function';
  } catch {
    return false;
  }
}
