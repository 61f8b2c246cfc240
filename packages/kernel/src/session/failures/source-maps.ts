import { originalPositionFor, TraceMap } from '@jridgewell/trace-mapping';

export interface Position {
  readonly line: number;
  readonly column: number;
}

interface Source {
  /** As typed; undefined for a file, whose text is on the disk. */
  readonly text: string | undefined;
  /** How far the first line is shifted by what stands before the compiled code. */
  readonly offset: number;
  map: TraceMap | string;
}

/** The cells that have run: what was typed, and where in it a place in the compiled code comes from. */
export class SourceMaps {
  private readonly sources = new Map<string, Source>();

  add(fileName: string, text: string, map: string, offset: number): void {
    this.sources.set(fileName, { text, map, offset });
  }

  /** A local TypeScript module. */
  addFile(path: string, map: string): void {
    this.sources.set(path, { text: undefined, map, offset: 0 });
  }

  /** The text of a cell, or undefined for any other file. */
  text(fileName: string): string | undefined {
    return this.sources.get(fileName)?.text;
  }

  /** The place in the cell of a place in its compiled code; lines and columns count from 1. */
  original(fileName: string, { line, column }: Position): Position | undefined {
    const source = this.sources.get(fileName);
    if (!source) return undefined;
    if (typeof source.map === 'string') source.map = new TraceMap(source.map);
    const shifted = column - 1 - (line === 1 ? source.offset : 0);
    const found = originalPositionFor(source.map, { line, column: Math.max(0, shifted) });
    return found.line === null ? undefined : { line: found.line, column: found.column + 1 };
  }
}
