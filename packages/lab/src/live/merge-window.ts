import type { Series } from '@epochlab/views';
import { sameSeries } from './append';
import type { Points } from './points';

/** The series with a window's points in place of theirs up to where the window ends; what came later stays. */
export function mergeWindow(all: readonly Series[], windows: readonly Points[]): readonly Series[] {
  return all.map(series => {
    const points = windows.find(window => sameSeries(window.series, series));
    return points ? merged(series, points) : series;
  });
}

function merged(series: Series, { x, y }: Points): Series {
  const end = x.at(-1) ?? -Infinity;
  const rest = series.x.findIndex(at => at > end);
  return rest === -1
    ? { ...series, x, y }
    : { ...series, x: x.concat(series.x.slice(rest)), y: y.concat(series.y.slice(rest)) };
}
