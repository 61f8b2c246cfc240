import type { Debugger } from 'node:inspector';
import type { CellScripts } from './cell-scripts';
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
    return breakpoints.map(({ line }) => ({ verified: true, line, source: { path } }));
  }

  /** Puts the breakpoints of the cell named `path` into one of its scripts, in place of those that are there. */
  async place(fileName: string, path: string): Promise<void> {
    for (const breakpointId of this.placed.get(fileName) ?? [])
      await this.inspector.post('Debugger.removeBreakpoint', { breakpointId });
    const ids: string[] = [];
    for (const { line, condition } of this.wanted.get(path) ?? []) {
      const place = this.cells.toScript(fileName, line);
      if (!place) continue;
      const { lineNumber, columnNumber } = place;
      const request = {
        url: fileName,
        lineNumber,
        columnNumber,
        ...(condition !== undefined && { condition }),
      };
      const { breakpointId } = await this.inspector.post<Debugger.SetBreakpointByUrlReturnType>(
        'Debugger.setBreakpointByUrl',
        request,
      );
      ids.push(breakpointId);
    }
    this.placed.set(fileName, ids);
  }

  list(): { source: string; breakpoints: readonly SourceBreakpoint[] }[] {
    return [...this.wanted]
      .filter(([, breakpoints]) => breakpoints.length > 0)
      .map(([source, breakpoints]) => ({ source, breakpoints }));
  }
}
