import { eachKindAndState, savedNotebook } from './support/gallery';
import { flawsOf, narrowTo } from './support/layout';
import { expect, test } from './support/test';

test('every view fits 320 pixels: nothing sticks out of it and no words lie over others', async ({ lab }) => {
  test.setTimeout(240_000);
  await lab.openNotebook('narrow.ipynb', savedNotebook(eachKindAndState.map(({ payload }) => payload)));
  await narrowTo(lab, 320);
  for (const [index, { name }] of eachKindAndState.entries()) {
    const view = lab.cell(index).locator('.epochlab-View').first();
    await view.scrollIntoViewIfNeeded();
    await expect(view.locator('svg, img, table, canvas').first()).toBeVisible();
    await expect.soft.poll(() => flawsOf(view), { message: name, timeout: 10_000 }).toEqual([]);
  }
});
