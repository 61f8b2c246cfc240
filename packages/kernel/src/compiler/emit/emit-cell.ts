import type ts from 'typescript';
import type { CheckerHost } from '../typescript/checker';
import { emit, type Emitted } from './emit';
import { lowerCell } from './lower-cell';
import type { CellToLower } from './lowering';

/** On one line, so that all cells are moved by as much. */
const prologues = { typescript: '"use strict";\n', javascript: '\n' };

/** JavaScript of a checked cell: the body of a function, in strict mode unless the cell is JavaScript itself. */
export function emitCell(cell: CellToLower, host: CheckerHost, displayName: string): Emitted {
  const { code, map } = emit(cell.file, host, {}, lowerCell(cell));
  const { mappings, ...rest } = JSON.parse(map) as { mappings: string };
  return {
    code: prologues[isJavaScript(cell.file) ? 'javascript' : 'typescript'] + code,
    // One line further down, after the prologue.
    map: JSON.stringify({ ...rest, file: displayName, sources: [displayName], mappings: `;${mappings}` }),
  };
}

function isJavaScript({ fileName }: ts.SourceFile): boolean {
  return fileName.endsWith('.jsx');
}
