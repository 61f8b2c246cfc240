import { useRef } from 'react';

/** The largest of the values so far, so that what is drawn does not jump back; while it does not grow any more, the value itself. */
export function useGrowing(value: number, growing: boolean): number {
  const largest = useRef(value);
  largest.current = growing ? Math.max(largest.current, value) : value;
  return largest.current;
}
