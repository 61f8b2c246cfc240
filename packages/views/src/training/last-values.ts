import type { Series, TrainingState } from './state';

/** A metric's latest values; with named series, a row for each name. */
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

/** The last value of every metric, name and set; the epoch's where there is one, else the batch's. */
export function lastValues({ series }: Pick<TrainingState, 'series'>): LastValues[] {
  const names = [...new Set(series.map(nameOf))];
  return names.map(metric => {
    const all = series.filter(one => nameOf(one) === metric);
    return {
      metric,
      training: lastOf(all.filter(one => one.set === 'training')),
      validation: lastOf(all.filter(one => one.set === 'validation')),
    };
  });
}

const nameOf = ({ metric, name }: Series): string => (name === undefined ? metric : `${metric}: ${name}`);

function lastOf(series: readonly Series[]): Point | undefined {
  const drawn = series.filter(one => one.x.length > 0);
  const best = drawn.find(one => one.per === 'epoch') ?? drawn[0];
  return best && { x: best.x[best.x.length - 1] ?? 0, y: best.y[best.y.length - 1] ?? null };
}
