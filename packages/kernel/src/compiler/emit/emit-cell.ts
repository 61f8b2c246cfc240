import type { CheckerHost } from '../typescript/checker';
import { emit, type Emitted } from './emit';
import { lowerCell } from './lower-cell';
import type { CellToLower } from './lowering';

const prologue = '"use strict";\n';

/** JavaScript of a checked cell: the body of a function, in strict mode. */
export function emitCell(cell: CellToLower, host: CheckerHost, displayName: string): Emitted {
  const { code, map } = emit(cell.file, host, {}, lowerCell(cell));
  const { mappings, ...rest } = JSON.parse(map) as { mappings: string };
  return {
    code: prologue + code,
    // One line further down, after the prologue.
    map: JSON.stringify({ ...rest, file: displayName, sources: [displayName], mappings: `;${mappings}` }),
  };
}
