import type { Series } from '@epochlab/views';
import { sameSeries } from './append';
import type { Points } from './points';

/** The series with a window's points in place of their own between its ends; what lies before and after stays. */
export function mergeWindow(all: readonly Series[], windows: readonly Points[]): readonly Series[] {
  return all.map(series => {
    const points = windows.find(window => sameSeries(window.series, series));
    return points ? merged(series, points) : series;
  });
}

function merged(series: Series, { x, y }: Points): Series {
  const [start, end] = [x[0] ?? Infinity, x.at(-1) ?? -Infinity];
  const before = countOf(series.x, at => at < start);
  const after = countOf(series.x, at => at <= end);
  return {
    ...series,
    x: [...series.x.slice(0, before), ...x, ...series.x.slice(after)],
    y: [...series.y.slice(0, before), ...y, ...series.y.slice(after)],
  };
}

/** How many of the first ones are like that. */
function countOf(ascending: readonly number[], isSo: (x: number) => boolean): number {
  const first = ascending.findIndex(x => !isSo(x));
  return first === -1 ? ascending.length : first;
}
