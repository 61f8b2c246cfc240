import { RecentlyUsed } from '@epochlab/graph/trace';

/** Shapes whose batches are counted. */
const MOST_SHAPES = 1_000;

/** A trace pays if it serves for more batches than this. */
const BATCHES_THAT_PAY = 20;

/** Traces that have not paid yet and do not count: those of whole batches and of a smaller last one. */
const FREE_TRACES = 2;

/** So many shapes in turn are usual; of more, each is likely to come seldom. */
const FEW_SHAPES = 2;

/** The batches of one shape. */
interface Arrivals {
  come: number;
  /** How many had come when the shape was traced. */
  tracedAt: number | undefined;
}

/**
 * How often batches of each shape have come. A trace costs as much as many steps op by op, so where shapes come and go, as those of a text
 * that grows, a shape is traced only once it has come often: the more shapes there are, and the more traces have not paid, the oftener.
 */
export class ShapeDemand {
  private readonly shapes = new RecentlyUsed<string, Arrivals>(MOST_SHAPES, arrivals => {
    if (!hasPaid(arrivals)) this.wasted++;
  });
  /** Traces that never paid and are gone. */
  private wasted = 0;

  /** Counts batches that are about to run; says whether a trace for them is likely to pay, if `few` have come op by op. */
  worthwhile(shape: string, batches: number, few: number): boolean {
    const arrivals = this.shapes.get(shape) ?? { come: 0, tracedAt: undefined };
    const before = arrivals.come;
    arrivals.come += batches;
    this.shapes.set(shape, arrivals);
    if (arrivals.tracedAt !== undefined) return true;
    if (arrivals.come <= this.needed(few)) return false;
    arrivals.tracedAt = before;
    return true;
  }

  /** The trace of a shape is gone. */
  forget(shape: string): void {
    this.shapes.delete(shape);
  }

  private needed(few: number): number {
    const shapes = this.shapes.values();
    const waiting = shapes.filter(({ tracedAt }) => tracedAt === undefined).length;
    const unpaid = this.wasted + shapes.filter(arrivals => !hasPaid(arrivals)).length;
    const base = few + Math.max(0, waiting - FEW_SHAPES);
    return unpaid < FREE_TRACES ? base : Math.max(base, 1) * 2 ** (unpaid - FREE_TRACES + 1);
  }
}

/** Whether there is no trace, or one that has served long enough. */
const hasPaid = ({ come, tracedAt }: Arrivals) =>
  tracedAt === undefined || come - tracedAt >= BATCHES_THAT_PAY;
