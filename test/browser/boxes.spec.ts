import { expect, test } from '@playwright/test';
import { staticHtml } from '../../packages/views/src';
import { gallery } from './support/gallery';

/** Words of a picture that its edge cuts, and words that lie over others. */
function flawsOfPicture(svg: SVGSVGElement): string[] {
  const words = [...svg.querySelectorAll('text')]
    .filter(text => text.textContent?.trim())
    .map(text => {
      const { a, b } = text.getScreenCTM() ?? { a: 1, b: 0 };
      // Boxes of tilted words overlap where the words do not.
      const tilted = Math.abs(a) > 0.1 && Math.abs(b) > 0.1;
      return { text: text.textContent ?? '', box: text.getBoundingClientRect(), tilted };
    });
  const edge = svg.getBoundingClientRect();
  const cut = words
    .filter(
      ({ box }) =>
        box.left < edge.left - 1 ||
        box.right > edge.right + 1 ||
        box.top < edge.top - 2 ||
        box.bottom > edge.bottom + 2,
    )
    .map(({ text }) => `“${text}” is cut`);
  const over = (a: DOMRect, b: DOMRect): boolean =>
    Math.min(a.right, b.right) - Math.max(a.left, b.left) > 2 &&
    Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 4;
  const covered = words.flatMap((one, i) =>
    words
      .slice(i + 1)
      .filter(other => !one.tilted && !other.tilted && over(one.box, other.box))
      .map(other => `“${one.text}” lies over “${other.text}”`),
  );
  return [...cut, ...covered];
}

test('no words of a static picture are cut or lie over others', async ({ page }) => {
  // A picture is an `<img>`; its words can be measured where its source is part of the page.
  const pictures = gallery
    // Two nodes at one place have their names there.
    .filter(({ name }) => name !== 'nodeLink-onePlace')
    .flatMap(({ name, payload }) =>
      [...staticHtml(payload).matchAll(/src="data:image\/svg\+xml[^,"]*,([^"]+)"/g)].map(
        ([head, source = '']) => ({
          name,
          svg: head.includes(';base64,')
            ? Buffer.from(source, 'base64').toString()
            : decodeURIComponent(source),
        }),
      ),
    );
  expect(pictures.length).toBeGreaterThan(50);
  for (const { name, svg } of pictures) {
    await page.setContent(svg);
    const flaws = await page.locator('svg').first().evaluate(flawsOfPicture);
    expect.soft(flaws, name).toEqual([]);
  }
});
