import { randomUUID } from 'node:crypto';
import type { Comm, FromView, MatrixCell, ToView, ViewPayload } from '@epochlab/views';
import type { ServedView } from '../live/served-views';
import { tilesOf } from './cells';
import type { ConfusionSamples } from './confusion-samples';

type Payload = ViewPayload<'confusionMatrix'>;

/** The live side of a confusion matrix: the samples of a cell, and parts of a matrix that is too large to travel. */
export class ConfusionView implements ServedView {
  readonly id = randomUUID();
  readonly isOver = true;
  readonly payload: Payload;
  readonly #labels: readonly string[];
  readonly #cells: readonly MatrixCell[];
  readonly #samples: ConfusionSamples;

  constructor(
    state: Payload['state'],
    labels: readonly string[],
    cells: readonly MatrixCell[],
    samples: ConfusionSamples,
  ) {
    this.payload = { kind: 'confusionMatrix', id: this.id, version: 1, state };
    this.#labels = labels;
    this.#cells = cells;
    this.#samples = samples;
  }

  open(comm: Comm): (message: FromView) => void {
    comm.send({ type: 'snapshot', payload: this.payload } satisfies ToView);
    return message => {
      if (message.type === 'samples') this.#answerSamples(comm, message);
      if (message.type === 'tile') this.#answerTile(comm, message);
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

  #answerTile(comm: Comm, { request, rows, columns, size }: Extract<FromView, { type: 'tile' }>): void {
    const tiles = tilesOf(this.#cells, rows, columns, size);
    const names = (shown: number, [from, to]: readonly [number, number]): readonly string[] | undefined =>
      shown === to - from ? this.#labels.slice(from, to) : undefined;
    const [rowLabels, columnLabels] = [names(tiles.rows, rows), names(tiles.columns, columns)];
    const answer: ToView = {
      type: 'tile',
      request,
      rows: tiles.rows,
      columns: tiles.columns,
      ...(rowLabels ? { rowLabels } : {}),
      ...(columnLabels ? { columnLabels } : {}),
    };
    comm.send(answer, [new Uint8Array(tiles.values.buffer)]);
  }
}
