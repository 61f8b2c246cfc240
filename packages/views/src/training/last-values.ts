import type { Series, TrainingState } from './state';

/** A metric's latest values and its best validation value. */
export interface LastValues {
  readonly metric: string;
  readonly training: Point | undefined;
  readonly validation: Point | undefined;
}

export interface Point {
  /** In epochs. */
  readonly x: number;
  /** null where the value is not finite. */
  readonly y: number | null;
}

/** The last value of every metric and set; the epoch's where there is one, else the batch's. */
export function lastValues({ series }: Pick<TrainingState, 'series'>): LastValues[] {
  const metrics = [...new Set(series.map(one => one.metric))];
  return metrics.map(metric => {
    const of = (set: Series['set']): Point | undefined => {
      const drawn = series.filter(one => one.metric === metric && one.set === set && one.x.length > 0);
      const best = drawn.find(one => one.per === 'epoch') ?? drawn[0];
      return best && lastPoint(best);
    };
    return { metric, training: of('training'), validation: of('validation') };
  });
}

function lastPoint({ x, y }: Series): Point {
  return { x: x[x.length - 1] ?? 0, y: y[x.length - 1] ?? null };
}
