import type { Zoom } from './use-window';

type Move = (shown: Zoom) => Zoom;

const scaled =
  (factor: number): Move =>
  ([from, to]) => {
    const [middle, half] = [(from + to) / 2, ((to - from) / 2) * factor];
    return [middle - half, middle + half];
  };

const shifted =
  (share: number): Move =>
  ([from, to]) => {
    const by = share * (to - from);
    return [from + by, to + by];
  };

const MOVES: Readonly<Record<string, Move>> = {
  '+': scaled(0.5),
  '=': scaled(0.5),
  '-': scaled(2),
  ArrowLeft: shifted(-0.25),
  ArrowRight: shifted(0.25),
};

/** The part of the axis that a key leads to, null for all of it; undefined when the key means nothing here. */
export function zoomedBy(key: string, shown: Zoom, end: number): Zoom | null | undefined {
  if (key === '0') {
    return null;
  }
  const move = MOVES[key];
  if (!move) {
    return undefined;
  }
  const [from, to] = move(shown);
  const width = Math.min(to - from, end);
  const start = Math.max(0, Math.min(from, end - width));
  return width >= end ? null : [start, start + width];
}
