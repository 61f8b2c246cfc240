import type { TrainingLine, TrainingPanel } from './panels';

/**
 * The lines that a legend names. Each run, name and set has one: its curve per epoch if there is one, from the first paint on; this run's
 * come first. One of the curves per batch that lie behind their epochs stands for all of them, last.
 */
export function legendLines({ lines }: TrainingPanel): TrainingLine[] {
  const key = ({ run, series }: TrainingLine): string => JSON.stringify([run, series.name, series.set]);
  const entries = new Map<string, TrainingLine>();
  for (const line of lines) {
    const before = entries.get(key(line));
    if (!before || (line.series.per === 'epoch' && line.series.x.length > 0)) {
      entries.set(key(line), line);
    }
  }
  const named = [...entries.values()].sort((a, b) => rank(a) - rank(b));
  const behind = lines.find(({ detail }) => detail);
  return behind ? [...named, behind] : named;
}

const rank = ({ run, series }: TrainingLine): number =>
  (run === undefined ? 0 : 2) + (series.set === 'training' ? 0 : 1);
