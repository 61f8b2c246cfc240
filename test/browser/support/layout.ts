import { expect, type Locator } from '@playwright/test';
import type { LabPage } from './lab-page';

/** Makes the window as narrow as it must be for views of this width; a narrow JupyterLab changes its layout, so by and by. */
export async function narrowTo({ page }: LabPage, width: number): Promise<void> {
  const view = page.locator('.epochlab-View').first();
  await view.waitFor();
  await expect(async () => {
    const shown = await view.evaluate(node => node.clientWidth);
    const size = page.viewportSize() ?? { width: 1280, height: 900 };
    // Never narrower than the view, should the page not have followed yet.
    const wanted = Math.max(width, size.width - shown + width);
    if (shown !== width) await page.setViewportSize({ ...size, width: wanted });
    expect(shown).toBe(width);
  }).toPass({ intervals: [1000], timeout: 60_000 });
}

/** Faults of a view's layout: parts that stick out of it, and words that lie over each other. */
export function flawsOf(view: Locator): Promise<string[]> {
  return view.evaluate(node => {
    const frame = node.getBoundingClientRect();
    const scrolls = (element: Element): boolean =>
      /auto|scroll/.test(getComputedStyle(element).overflowX) && element !== node;
    const inScroller = (element: Element): boolean => {
      for (let at: Element | null = element.parentElement; at && at !== node; at = at.parentElement)
        if (scrolls(at)) return true;
      return false;
    };
    /** Words that end in dots where there is no room for all of them. */
    const isCut = (element: Element): boolean =>
      element.parentElement !== null && getComputedStyle(element.parentElement).textOverflow === 'ellipsis';
    const named = (element: Element): string =>
      `${element.tagName.toLowerCase()}.${element.getAttribute('class') ?? ''}`;
    const hidden = (element: Element): boolean =>
      element.closest('.epochlab-Unseen, .modebar, [visibility="hidden"], datalist, option, select') !== null;

    const outside = [...node.querySelectorAll('*')]
      .filter(element => !hidden(element) && !inScroller(element) && !isCut(element))
      // Plotly's drawing is cut at the edge of its axes.
      .filter(element => element.closest('svg') === null || /^(svg|text)$/.test(element.tagName))
      .filter(element => {
        const { left, right, width } = element.getBoundingClientRect();
        return width > 0 && (right > frame.right + 1 || left < frame.left - 1);
      })
      .map(element => `${named(element)} sticks out: ${element.textContent?.slice(0, 40)}`);

    interface Word {
      /** The text node or element that it is of. */
      readonly of: Node;
      readonly text: string;
      readonly box: DOMRect;
      readonly tilted: boolean;
    }
    const words: Word[] = [];
    for (const text of node.querySelectorAll<SVGGraphicsElement>('svg text')) {
      if (hidden(text) || inScroller(text) || !text.textContent?.trim()) continue;
      const { a, b } = text.getScreenCTM() ?? { a: 1, b: 0 };
      words.push({
        of: text,
        text: text.textContent,
        box: text.getBoundingClientRect(),
        tilted: Math.abs(b) > 0.1 && Math.abs(a) > 0.1,
      });
    }
    const walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
    for (let at = walker.nextNode(); at; at = walker.nextNode()) {
      const parent = at.parentElement;
      if (!parent || !at.textContent?.trim() || parent.closest('svg, style') || hidden(parent)) continue;
      if (inScroller(parent)) continue;
      const range = document.createRange();
      range.selectNodeContents(at);
      for (const box of range.getClientRects()) {
        let { left, right } = box;
        for (let up: Element | null = parent; up && up !== node; up = up.parentElement) {
          if (getComputedStyle(up).overflowX === 'visible') continue;
          const clip = up.getBoundingClientRect();
          [left, right] = [Math.max(left, clip.left), Math.min(right, clip.right)];
        }
        if (right > left)
          words.push({
            of: at,
            text: at.textContent,
            box: new DOMRect(left, box.top, right - left, box.height),
            tilted: false,
          });
      }
    }
    const over = (a: DOMRect, b: DOMRect): boolean =>
      Math.min(a.right, b.right) - Math.max(a.left, b.left) > 2 &&
      Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 4;
    const overlapping = words.flatMap((one, i) =>
      words
        .slice(i + 1)
        // The boxes of tilted words overlap where the words do not.
        .filter(other => other.of !== one.of && !one.tilted && !other.tilted && over(one.box, other.box))
        .map(other => `“${one.text}” lies over “${other.text}”`),
    );
    const cutNotes = [...node.querySelectorAll('.epochlab-Frame-note')]
      .filter(
        note =>
          note.scrollWidth > note.clientWidth + 1 ||
          note.scrollHeight > note.getBoundingClientRect().height + 4,
      )
      .map(({ textContent }) => `“${textContent}” is cut`);
    return [...new Set([...outside, ...overlapping, ...cutNotes])];
  });
}
