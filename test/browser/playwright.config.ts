import { defineConfig } from '@playwright/test';

const chromium = process.env['EPOCHLAB_CHROMIUM'] ?? '/usr/bin/chromium';

export default defineConfig({
  testDir: '.',
  outputDir: '../../test-results/browser',
  // Two JupyterLabs, each with a kernel of its own: half of the time is waiting, and a machine of two cores is enough.
  workers: 2,
  // A whole JupyterLab on two cores now and then misses a click; a test that needs another try is listed as flaky.
  retries: 2,
  timeout: 120_000,
  expect: { timeout: 30_000 },
  reporter: [['line']],
  use: {
    viewport: { width: 1280, height: 900 },
    video: 'off',
    trace: 'off',
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: chromium,
      args: [
        '--no-sandbox',
        '--use-gl=angle',
        '--use-angle=swiftshader',
        '--enable-unsafe-swiftshader',
        '--font-render-hinting=none',
      ],
    },
  },
});
