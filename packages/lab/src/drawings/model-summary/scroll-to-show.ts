import type { GraphNode } from '@epochlab/views';

/** Scrolls a box of a graph into its own view, and nothing round it. */
export function scrollToShow(scroller: HTMLElement, { x, y, width, height }: GraphNode): void {
  const { scrollLeft, scrollTop, clientWidth, clientHeight } = scroller;
  scroller.scrollTo(
    shifted(scrollLeft, clientWidth, x - width / 2, x + width / 2),
    shifted(scrollTop, clientHeight, y - height / 2, y + height / 2),
  );
}

/** The least move that brings a stretch inside; its beginning where it does not fit. */
function shifted(at: number, room: number, start: number, end: number): number {
  if (start < at || end - start > room) {
    return start;
  }
  return end > at + room ? end - room : at;
}
