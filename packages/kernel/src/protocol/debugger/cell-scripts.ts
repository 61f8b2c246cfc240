import { tmpdir } from 'node:os';
import { join, sep } from 'node:path';
import { eachMapping, originalPositionFor, TraceMap } from '@jridgewell/trace-mapping';
import type { CompiledScript } from '../../threads/messages';
import { murmur2 } from './murmur2';

export const HASH_SEED = 0xc70f6907;
export const FILE_PREFIX = join(tmpdir(), `epochlab_${process.pid}`) + sep;
export const FILE_SUFFIX = '.ts';

/** A place in a script as V8 counts: from 0. */
export interface ScriptPlace {
  readonly lineNumber: number;
  readonly columnNumber: number;
}

/** A place in a cell as the debug protocol counts: from 1. */
export interface CellPlace {
  readonly path: string;
  readonly line: number;
  readonly column: number;
}

interface Script extends CompiledScript {
  readonly trace: TraceMap;
  readonly path: string;
}

/** The name by which a front end knows a cell: of its text alone. */
export function pathOf(code: string): string {
  return `${FILE_PREFIX}${murmur2(code, HASH_SEED)}${FILE_SUFFIX}`;
}

/** The cells that the debugger knows, their texts and the scripts that were made of them. */
export class CellScripts {
  private readonly texts = new Map<string, string>();
  private readonly scripts = new Map<string, Script>();

  /** Takes note of a cell that a front end shows. */
  dump(code: string): string {
    const path = pathOf(code);
    this.texts.set(path, code);
    return path;
  }

  add(script: CompiledScript): void {
    const path = this.dump(script.code);
    this.scripts.set(script.fileName, { ...script, path, trace: new TraceMap(script.map) });
  }

  text(path: string): string | undefined {
    return this.texts.get(path);
  }

  /** The scripts that a cell with this name has become; a cell that was run twice has two. */
  filesOf(path: string): string[] {
    return [...this.scripts.values()].filter(script => script.path === path).map(script => script.fileName);
  }

  toCell(url: string, { lineNumber, columnNumber }: ScriptPlace): CellPlace | undefined {
    const script = this.scripts.get(url);
    if (!script) return undefined;
    const column = Math.max(0, columnNumber - (lineNumber === 0 ? script.offset : 0));
    const found = originalPositionFor(script.trace, { line: lineNumber + 1, column });
    if (found.line !== null) return { path: script.path, line: found.line, column: found.column + 1 };
    // The compiler's own code, before the cell's first line, or after its last.
    return { path: script.path, line: lineNumber === 0 ? 1 : script.code.split('\n').length, column: 1 };
  }

  /** Where a breakpoint on a line of the cell goes: the first code of that line, or of the next that has any. */
  toScript(fileName: string, line: number): (ScriptPlace & { readonly cellLine: number }) | undefined {
    const script = this.scripts.get(fileName);
    if (!script) return undefined;
    let best: { readonly cellLine: number; readonly line: number; readonly column: number } | undefined;
    eachMapping(script.trace, ({ originalLine, generatedLine, generatedColumn }) => {
      if (originalLine === null || originalLine < line) return;
      if (best && best.cellLine <= originalLine) return;
      best = { cellLine: originalLine, line: generatedLine, column: generatedColumn };
    });
    if (!best) return undefined;
    const offset = best.line === 1 ? script.offset : 0;
    return { cellLine: best.cellLine, lineNumber: best.line - 1, columnNumber: best.column + offset };
  }
}
