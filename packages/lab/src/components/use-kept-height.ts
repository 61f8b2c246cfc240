import { useLayoutEffect, type RefObject } from 'react';

/** An element stays as high as it was at its present width: what goes from it leaves its place to what is below. */
export function useKeptHeight(ref: RefObject<HTMLElement>): void {
  useLayoutEffect(() => {
    const node = ref.current;
    if (!node) {
      return;
    }
    let width = 0;
    const observer = new ResizeObserver(() => {
      if (node.clientWidth !== width) {
        width = node.clientWidth;
        node.style.minHeight = '';
      }
      node.style.minHeight = `${node.offsetHeight}px`;
    });
    observer.observe(node);
    return () => observer.disconnect();
  }, [ref]);
}
