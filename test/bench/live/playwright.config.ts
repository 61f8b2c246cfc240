import { defineConfig } from '@playwright/test';
import browser from '../../browser/playwright.config';

/** The benches of the live views run in the browser tests' JupyterLab. */
export default defineConfig({
  ...browser,
  testDir: '.',
  testMatch: '*.bench.ts',
  outputDir: '../../../test-results/bench',
  timeout: 300_000,
  reporter: [['line']],
});
