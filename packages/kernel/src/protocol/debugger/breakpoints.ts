import type { Debugger } from 'node:inspector';
import type { CellScripts, ScriptPlace } from './cell-scripts';
import type { InspectorLink } from './inspector-link';

/** https://microsoft.github.io/debug-adapter-protocol/specification#Types_SourceBreakpoint */
export interface SourceBreakpoint {
  readonly line: number;
  readonly condition?: string;
}

export interface Breakpoint {
  readonly verified: boolean;
  readonly line: number;
  readonly source: { readonly path: string };
}

/** The breakpoints of each cell. They are put into every script that is made of the cell, now or later. */
export class Breakpoints {
  private readonly wanted = new Map<string, readonly SourceBreakpoint[]>();
  private readonly placed = new Map<string, string[]>();

  constructor(
    private readonly inspector: InspectorLink,
    private readonly cells: CellScripts,
  ) {}

  async set(path: string, breakpoints: readonly SourceBreakpoint[]): Promise<Breakpoint[]> {
    this.wanted.set(path, breakpoints);
    for (const fileName of this.cells.filesOf(path)) await this.place(fileName, path);
    const lines = this.cells.text(path)?.split('\n').length ?? Infinity;
    const exists = (line: number) => line >= 1 && line <= lines;
    return breakpoints.map(({ line }) => ({ verified: exists(line), line, source: { path } }));
  }

  /** Puts the breakpoints of the cell named `path` into one of its scripts, in place of those that are there. */
  async place(fileName: string, path: string): Promise<void> {
    for (const breakpointId of this.placed.get(fileName) ?? [])
      await this.inspector.post('Debugger.removeBreakpoint', { breakpointId });
    const ids: string[] = [];
    for (const [place, condition] of this.places(fileName, path)) {
      const { breakpointId } = await this.inspector.post<Debugger.SetBreakpointByUrlReturnType>(
        'Debugger.setBreakpointByUrl',
        { url: fileName, ...place, ...(condition !== undefined && { condition }) },
      );
      ids.push(breakpointId);
    }
    this.placed.set(fileName, ids);
  }

  /** Where V8 has to stop, and on which condition. Lines without code share the place of the next that has some; V8 takes it once. */
  private places(fileName: string, path: string): [ScriptPlace, string | undefined][] {
    const places = new Map<string, [ScriptPlace, string | undefined]>();
    for (const { line, condition } of this.wanted.get(path) ?? []) {
      const found = this.cells.toScript(fileName, line);
      if (!found) continue;
      const { lineNumber, columnNumber } = found;
      const key = `${lineNumber}:${columnNumber}`;
      if (!places.has(key)) places.set(key, [{ lineNumber, columnNumber }, condition]);
    }
    return [...places.values()];
  }

  list(): { source: string; breakpoints: readonly SourceBreakpoint[] }[] {
    return [...this.wanted]
      .filter(([, breakpoints]) => breakpoints.length > 0)
      .map(([source, breakpoints]) => ({ source, breakpoints }));
  }
}
