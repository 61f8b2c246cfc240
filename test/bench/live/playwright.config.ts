import { defineConfig } from '@playwright/test';
import browser from '../../browser/playwright.config';

const { launchOptions } = browser.use ?? {};
const args = launchOptions?.args?.filter(arg => !/angle|swiftshader/.test(arg)) ?? [];

/**
 * The benches of the live views run in the browser tests' JupyterLab, in a browser as a machine without a GPU has it: that the tests draw
 * WebGL on the processor would cost a fifth of one at every frame.
 */
export default defineConfig({
  ...browser,
  use: { ...browser.use, launchOptions: { ...launchOptions, args } },
  testDir: '.',
  testMatch: '*.bench.ts',
  outputDir: '../../../test-results/bench',
  timeout: 300_000,
  reporter: [['line']],
});
