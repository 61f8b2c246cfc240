import type { Locator, Page } from '@playwright/test';
import { staticHtml, type AnyViewPayload } from '../../../packages/views/src';

/** The words of a drawing by what they are for; the live drawing and the static one have the same. */
export interface DrawnWords {
  readonly xTitles: readonly string[];
  readonly yTitles: readonly string[];
  readonly xTicks: readonly string[];
  readonly yTicks: readonly string[];
  readonly legend: readonly string[];
  /** How many more names the legend has no room for, in words. */
  readonly more: string;
  readonly columns: readonly string[];
  /** The cells of each row. */
  readonly rows: readonly string[];
}

/** The words of one drawing of a view: of elements, and of the pictures among them. */
export const wordsOf = (drawing: Locator): Promise<DrawnWords> =>
  drawing.evaluate(node => {
    const pictures = [...node.querySelectorAll('img')].flatMap(({ src }) => {
      const [, source] = /^data:image\/svg\+xml;base64,(.*)$/.exec(src) ?? [];
      if (source === undefined) return [];
      const bytes = Uint8Array.from(atob(source), character => character.charCodeAt(0));
      return [
        new DOMParser().parseFromString(new TextDecoder().decode(bytes), 'image/svg+xml').documentElement,
      ];
    });
    const clean = (text: string | null): string =>
      (text ?? '').replace(/[\s\u00a0\u202f└()↑↓]+/g, ' ').trim();
    const texts = (selector: string, within: readonly Element[] = [node, ...pictures]): string[] =>
      within
        .flatMap(root => [...root.querySelectorAll(selector)])
        .map(({ textContent }) => clean(textContent))
        .filter(text => text !== '');
    const classed = (axis: string, part: string): string =>
      [`.${axis}${part}`, ...Array.from({ length: 12 }, (_, i) => `.${axis}${i + 2}${part}`)].join(', ');
    const ticks = (axis: string): string =>
      classed(axis, 'tick')
        .split(', ')
        .map(name => `${name} text, text${name}`)
        .join(', ');
    const distinct = (words: readonly string[]): string[] => [...new Set(words)];
    return {
      xTitles: distinct(texts(classed('x', 'title'))),
      yTitles: distinct(texts(classed('y', 'title'))),
      xTicks: distinct(texts(ticks('x'))),
      yTicks: distinct(texts(ticks('y'))),
      legend: distinct(texts('.legendtext, .epochlab-Legend-name')),
      more: distinct(texts('.legendmore')).join(', '),
      columns: texts('thead th'),
      rows: [...node.querySelectorAll('tbody tr')].map(row => texts('th, td', [row]).join(' | ')),
    };
  });

/** The words of the static drawing of a view. */
export async function staticWords(page: Page, payload: AnyViewPayload): Promise<DrawnWords> {
  await page.setContent(staticHtml(payload));
  return wordsOf(page.locator('.epochlab-view'));
}
