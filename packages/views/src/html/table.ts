import { element, type Child, type Markup } from '../markup/element';

export interface Column<Row> {
  readonly header: string;
  readonly align?: 'left' | 'right';
  /** Whether long words break where there is no room for them. */
  readonly breaks?: boolean;
  readonly cell: (row: Row) => Child;
}

export interface TableOptions<Row> {
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  /** Rows of the foot, drawn like the others by the same columns. */
  readonly foot?: readonly (readonly Child[])[];
  readonly caption?: string;
}

/** A table whose alignment survives the loss of its style sheet; wider than its place, it scrolls by itself. */
export function table<Row>({ columns, rows, foot = [], caption }: TableOptions<Row>): Markup {
  const cells = (name: string, children: readonly Child[]): Markup[] =>
    children.map((child, i) => element(name, styleOf(columns[i]), child));
  return element(
    'div',
    { class: 'epochlab-scroll', tabindex: 0 },
    element(
      'table',
      {},
      caption && element('caption', {}, caption),
      element(
        'thead',
        {},
        element(
          'tr',
          {},
          cells(
            'th',
            columns.map(column => column.header),
          ),
        ),
      ),
      element(
        'tbody',
        {},
        rows.map(row =>
          element(
            'tr',
            {},
            cells(
              'td',
              columns.map(column => column.cell(row)),
            ),
          ),
        ),
      ),
      foot.length > 0 &&
        element(
          'tfoot',
          {},
          foot.map(row => element('tr', {}, cells('td', row))),
        ),
    ),
  );
}

const styleOf = <Row>({ align = 'left', breaks = false }: Partial<Column<Row>> = {}): {
  align: string;
  style: string;
} => ({
  align,
  style: `text-align:${align}${breaks ? ';white-space:normal;overflow-wrap:anywhere;min-width:7em' : ''}`,
});
