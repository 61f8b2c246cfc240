import { expect, test } from './support/test';

const CELL = `function scale(x: number): number {
  const factor = 3;
  const scaled = x * factor;
  return scaled;
}
scale(14)`;

test('a breakpoint set in JupyterLab stops a cell; its panel shows variables, steps and goes on', async ({
  lab,
  page,
}) => {
  const errors: string[] = [];
  let requests = 0;
  page.on('websocket', socket =>
    socket.on(
      'framesent',
      ({ payload }) => (requests += Number(payload.toString().includes('debug_request'))),
    ),
  );
  page.on('pageerror', error => errors.push(error.message));
  await lab.openCells('debug.ipynb', [CELL]);
  await page.getByRole('button', { name: 'Enable Debugger' }).click();
  const panel = page.locator('.jp-DebuggerSidebar');
  // JupyterLab opens its panel by itself, but not always on a busy machine.
  await expect(async () => {
    if (!(await panel.isVisible())) await lab.command('debugger:show-panel');
    await expect(panel).toBeVisible({ timeout: 5000 });
  }).toPass();
  const cell = lab.cell(0);
  await cell.locator('.cm-breakpoint-gutter .cm-gutterElement').nth(3).click();
  await expect(panel.locator('.jp-DebuggerBreakpoints-body')).toContainText('3');

  await cell.locator('.cm-content').click();
  await page.keyboard.press('Shift+Enter');
  const stack = panel.locator('.jp-DebuggerCallstack-body');
  const line = stack.locator('.jp-DebuggerCallstackFrame-location').first();
  const variables = panel.locator('.jp-debuggerVariables-local');
  await expect(stack).toContainText('scale');
  await expect(line).toHaveText(/:3$/);
  await expect(variables).toContainText(/factor\W*3/);
  await expect(variables).toContainText(/x\W*14/);
  await expect(lab.cell(0).locator('.jp-OutputArea-executeResult')).toHaveCount(0);

  const next = panel.getByRole('button', { name: /^Next/ });
  await expect(next).toBeEnabled();
  await next.click();
  await expect(line).toHaveText(/:4$/);
  await expect(variables).toContainText(/scaled\W*42/);

  await panel.getByRole('button', { name: /^Continue/ }).click();
  await expect(lab.cell(0).locator('.jp-OutputArea-executeResult')).toContainText('42');
  await expect(stack).not.toContainText('scale');
  expect(errors).toEqual([]);
  // A front end that asks again after each answer would send hundreds.
  expect(requests).toBeLessThan(60);
});
