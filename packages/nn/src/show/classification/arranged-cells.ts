import {
  normalizedCells,
  orderOfCells,
  type MatrixCell,
  type MatrixOrder,
  type Normalization,
} from '@epochlab/views';

/** A matrix as someone wants to see it: its cells by the places of their classes, and the class at each place. */
export interface Arrangement {
  readonly cells: readonly MatrixCell[];
  readonly order: readonly number[];
  /** The place of each class. */
  readonly places: readonly number[];
}

/** The arrangements of one matrix; the last one is kept, for a view asks for one part after another. */
export class ArrangedCells {
  readonly #cells: readonly MatrixCell[];
  readonly #classes: number;
  #last: { readonly key: string; readonly arrangement: Arrangement } | undefined;

  constructor(cells: readonly MatrixCell[], classes: number) {
    this.#cells = cells;
    this.#classes = classes;
  }

  as(normalize: Normalization = 'none', sort: MatrixOrder = 'label'): Arrangement {
    const key = `${normalize} ${sort}`;
    if (this.#last?.key !== key) this.#last = { key, arrangement: this.#arrange(normalize, sort) };
    return this.#last.arrangement;
  }

  #arrange(normalize: Normalization, sort: MatrixOrder): Arrangement {
    const order = orderOfCells(this.#cells, this.#classes, sort);
    const places = new Array<number>(order.length).fill(0);
    order.forEach((index, place) => (places[index] = place));
    const cells = normalizedCells(this.#cells, this.#classes, normalize).map(
      ([actual, predicted, value]): MatrixCell => [places[actual] ?? 0, places[predicted] ?? 0, value],
    );
    return { cells, order, places };
  }
}
