import { printable } from '../markup/escape';

export interface TerminalColumn {
  readonly align?: 'left' | 'right';
}

/** Lines of aligned columns. A row that is `'-'` becomes a rule. */
export function textTable(
  columns: readonly TerminalColumn[],
  rows: readonly (readonly string[] | '-')[],
): string {
  const cells = rows.map(row => (row === '-' ? row : row.map(cell => printable(cell).replace(/\s/g, ' '))));
  const widths = columns.map((_, i) =>
    Math.max(0, ...cells.map(row => (row === '-' ? 0 : length(row[i] ?? '')))),
  );
  const rule = '─'.repeat(widths.reduce((sum, width) => sum + width + 2, -2));
  return cells.map(row => (row === '-' ? rule : line(row, columns, widths))).join('\n');
}

function line(row: readonly string[], columns: readonly TerminalColumn[], widths: readonly number[]): string {
  const padded = columns.map(({ align = 'left' }, i) => {
    const cell = row[i] ?? '';
    const space = ' '.repeat((widths[i] ?? 0) - length(cell));
    return align === 'right' ? space + cell : cell + space;
  });
  return padded.join('  ').trimEnd();
}

const length = (cell: string): number => Array.from(cell).length;
