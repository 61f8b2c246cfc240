import * as tf from '@tensorflow/tfjs-node';
import { checkForm } from '../checks/check-data';
import { checkBatchedElement } from '../checks/element';
import { tensorsOf } from '../checks/model-parts';
import type { Model, Stock } from '../layers-prototype';
import { weightReads } from '../record/weight-reads';

/** One batch of a dataset, as a step takes it. */
export interface Batch {
  /** Inputs, targets, then sample weights (`null` for an output without). */
  readonly tensors: readonly (tf.Tensor | null)[];
  readonly rows: number;
}

type Iterator = Awaited<ReturnType<tf.data.Dataset<tf.TensorContainer>['iterator']>>;

/** Longest time to gather batches for one call: reading them may be slow. */
const GATHER_MS = 50;

/** Frees the tensors of batches. */
export const free = (batches: readonly Batch[]): void =>
  tf.dispose(batches.flatMap(({ tensors }) => tensors.filter(tensor => tensor !== null)));

const shapesOf = ({ tensors }: Batch) => tensors.map(tensor => tensor?.shape.join() ?? '').join('|');

/** The batches of a dataset, several of one shape at a time. */
export class DatasetBatches {
  /** A batch of another shape than those before it: the first of the next call. */
  private held: Batch | undefined;
  private read = 0;
  /** Whether reading a batch has asked a model for its weights: then no batch may be read before those in front of it are trained on. */
  private asksModels = false;

  constructor(
    private readonly model: Model,
    private readonly iterator: Iterator,
    private readonly standardise: Stock['standardizeUserData'],
    private readonly classWeight?: unknown,
  ) {}

  /** Up to `most` batches, fewer where they are slow to come or change their shape; none at the end. */
  async next(most: number): Promise<Batch[]> {
    const gathered: Batch[] = [];
    try {
      await this.gather(gathered, most);
      return gathered;
    } catch (error) {
      free(gathered);
      throw error;
    }
  }

  private async gather(gathered: Batch[], most: number): Promise<void> {
    const start = performance.now();
    while (gathered.length < (this.asksModels ? 1 : most) && performance.now() - start < GATHER_MS) {
      const batch = this.held ?? (await this.readOne());
      this.held = undefined;
      if (!batch) break;
      const [first = batch] = gathered;
      if (shapesOf(first) !== shapesOf(batch)) {
        this.held = batch;
        break;
      }
      gathered.push(batch);
    }
  }

  /** Frees what has been read and not given out. */
  dispose(): void {
    if (this.held) free([this.held]);
    this.held = undefined;
  }

  private async readOne(): Promise<Batch | undefined> {
    const before = weightReads();
    const { value, done } = await this.iterator.next();
    this.asksModels ||= weightReads() > before;
    if (value == null) return done ? undefined : this.readOne();
    const where = `Batch ${++this.read} of the dataset`;
    const { xs, ys } = checkBatchedElement(this.model, value, where);
    checkForm(this.model, xs, ys, { where });
    const [inputs, targets, weights] = await this.standardise.call(
      this.model,
      xs,
      ys,
      null,
      this.classWeight,
      false,
    );
    const tensors = [...inputs, ...targets, ...(weights ?? [])];
    disposeReplaced([...tensorsOf(xs), ...tensorsOf(ys)], tensors);
    return { tensors, rows: inputs[0]?.shape[0] ?? 0 };
  }
}

/** Frees the tensors that tfjs has made others of (a vector's column). */
const disposeReplaced = (given: readonly tf.Tensor[], used: readonly (tf.Tensor | null)[]) =>
  tf.dispose(given.filter(tensor => !used.includes(tensor)));

/** Batches of one shape as one longer one. Frees the batches. */
export function joined(batches: readonly Batch[]): Batch {
  const [first] = batches;
  if (batches.length === 1 && first) return first;
  const tensors = (first?.tensors ?? []).map((tensor, slot) =>
    tensor
      ? tf.concat(
          batches.map(batch => batch.tensors[slot] as tf.Tensor),
          0,
        )
      : null,
  );
  free(batches);
  return { tensors, rows: batches.reduce((sum, { rows }) => sum + rows, 0) };
}
