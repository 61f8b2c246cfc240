import type { Locator } from '@playwright/test';
import { oneOfEachKind, savedNotebook } from './support/gallery';
import { expect, test } from './support/test';

const CONTROLS = 'button, input, select, audio, summary, [tabindex="0"]';

interface Focus {
  /** Position among the controls of the view; -1 outside of it. */
  readonly index: number;
  /** Whether the focus changes how the control looks. */
  readonly isSeen: boolean;
}

/** Which control of the view has the focus, and whether one can see it. */
const focused = (view: Locator): Promise<Focus> =>
  view.evaluate((node, controls) => {
    const active = document.activeElement as HTMLElement | SVGElement | null;
    const index = [...node.querySelectorAll(controls)].indexOf(active as Element);
    if (!active || index < 0) return { index: -1, isSeen: false };
    const look = (): string => {
      const own = getComputedStyle(active);
      const box = active.querySelector('rect');
      const outline = own.outlineStyle === 'none' || own.outlineWidth === '0px' ? '' : own.outline;
      const parts = [outline, own.boxShadow, own.borderColor, own.backgroundColor];
      return [...parts, box ? getComputedStyle(box).stroke + getComputedStyle(box).strokeWidth : ''].join();
    };
    const withFocus = look();
    active.blur();
    const without = look();
    active.focus({ focusVisible: true } as FocusOptions);
    return { index, isSeen: withFocus !== without };
  }, CONTROLS);

test('Tab reaches every control of every view, and one sees where it is', async ({ lab, page }) => {
  test.setTimeout(240_000);
  await lab.openNotebook('keyboard.ipynb', savedNotebook(oneOfEachKind.map(({ payload }) => payload)));
  for (const [cell, { name }] of oneOfEachKind.entries()) {
    const view = lab.cell(cell).locator('.epochlab-View');
    await view.scrollIntoViewIfNeeded();
    await expect(view.locator('svg, img, table, canvas').first()).toBeVisible();
    const expected = await view.evaluate(
      (node, controls) =>
        [...node.querySelectorAll<HTMLInputElement>(controls)].flatMap((control, index) =>
          control.disabled || control.getClientRects().length === 0 ? [] : [index],
        ),
      CONTROLS,
    );
    expect(expected.length, `${name} has controls`).toBeGreaterThan(0);
    await view
      .locator(CONTROLS)
      .nth(expected[0] ?? 0)
      .focus();
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Tab');
    const reached: number[] = [];
    for (let at = await focused(view); at.index >= 0; at = await focused(view)) {
      expect.soft(at.isSeen, `${name}: the focus of control ${at.index} is seen`).toBe(true);
      if (reached.includes(at.index)) break;
      reached.push(at.index);
      await page.keyboard.press('Tab');
    }
    expect.soft(reached, name).toEqual(expected);
  }
});
