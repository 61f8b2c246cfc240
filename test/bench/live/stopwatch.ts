import type { Page } from '@playwright/test';

/** Times that the page keeps of its own drawing; times are the page's `performance.now()`. */
interface Watched {
  /** When the view came on the page. */
  view?: number;
  /** When its plot showed for the first time, the frame included. */
  drawn?: number;
}

/** Times a view, on whatever page is loaded next, from its first node to the frame that shows what `mark` selects. */
export async function watchFirstPaint(page: Page, mark: string): Promise<void> {
  await page.addInitScript(selector => {
    const watched: Watched = {};
    Object.assign(window, { watched });
    new MutationObserver(() => {
      if (document.querySelector('.epochlab-View')) watched.view ??= performance.now();
      if (watched.drawn === undefined && document.querySelector(selector))
        requestAnimationFrame(() => setTimeout(() => (watched.drawn ??= performance.now())));
    }).observe(document, { childList: true, subtree: true });
  }, `.epochlab-View ${mark}`);
}

/** Milliseconds from the view's first node to its first picture. */
export async function firstPaint(page: Page): Promise<number> {
  await page.waitForFunction(() => (window as unknown as { watched: Watched }).watched.drawn !== undefined);
  return page.evaluate(() => {
    const { view = NaN, drawn = NaN } = (window as unknown as { watched: Watched }).watched;
    return drawn - view;
  });
}
