import { randomUUID } from 'node:crypto';
import type { Comm, FromView, MatrixCell, MatrixClass, ToView, ViewPayload } from '@epochlab/views';
import type { ServedView } from '../../live/view/served-views';
import { ArrangedCells } from './arranged-cells';
import { tilesOf } from './cells';
import type { ConfusionSamples } from './confusion-samples';

type Payload = ViewPayload<'confusionMatrix'>;

/** The live side of a confusion matrix: the samples of a cell, and parts of a matrix that is too large to travel. */
export class ConfusionView implements ServedView {
  readonly id = randomUUID();
  readonly isOver = true;
  readonly payload: Payload;
  readonly #labels: readonly string[];
  readonly #cells: ArrangedCells;
  readonly #samples: ConfusionSamples;

  constructor(
    state: Payload['state'],
    labels: readonly string[],
    cells: readonly MatrixCell[],
    samples: ConfusionSamples,
  ) {
    this.payload = { kind: 'confusionMatrix', id: this.id, version: 1, state };
    this.#labels = labels;
    this.#cells = new ArrangedCells(cells, labels.length);
    this.#samples = samples;
  }

  open(comm: Comm): (message: FromView) => void {
    comm.send({ type: 'snapshot', payload: this.payload } satisfies ToView);
    return message => {
      if (message.type === 'samples') this.#answerSamples(comm, message);
      if (message.type === 'tile') this.#answerTile(comm, message);
      if (message.type === 'place') this.#answerPlace(comm, message);
    };
  }

  #answerSamples(
    comm: Comm,
    { request, actual, predicted, limit }: Extract<FromView, { type: 'samples' }>,
  ): void {
    const indices = this.#samples.indices(actual, predicted);
    const samples = this.#samples.describe(indices.slice(0, limit));
    comm.send({ type: 'samples', request, total: indices.length, samples } satisfies ToView);
  }

  #answerTile(
    comm: Comm,
    { request, rows, columns, size, normalize, sort }: Extract<FromView, { type: 'tile' }>,
  ): void {
    const { cells, order } = this.#cells.as(normalize, sort);
    const tiles = tilesOf(cells, rows, columns, size);
    const classes = (shown: number, [from, to]: readonly [number, number]): MatrixClass[] | undefined =>
      shown === to - from
        ? order.slice(from, to).map(index => ({ index, label: this.#labels[index] ?? '' }))
        : undefined;
    const [rowClasses, columnClasses] = [classes(tiles.rows, rows), classes(tiles.columns, columns)];
    const answer: ToView = {
      type: 'tile',
      request,
      rows: tiles.rows,
      columns: tiles.columns,
      ...(rowClasses ? { rowClasses } : {}),
      ...(columnClasses ? { columnClasses } : {}),
    };
    comm.send(answer, [new Uint8Array(tiles.values.buffer)]);
  }

  #answerPlace(comm: Comm, { request, classes, sort }: Extract<FromView, { type: 'place' }>): void {
    const { places } = this.#cells.as('none', sort);
    const answer: ToView = { type: 'place', request, places: classes.map(index => places[index] ?? 0) };
    comm.send(answer);
  }
}
