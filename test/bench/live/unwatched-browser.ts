import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type LaunchOptions, type Page } from '@playwright/test';
import { announced } from '../../browser/support/announced';

/**
 * A browser as a user has it: between visits nothing reads what its page does. A test that receives each message of a page takes as much of
 * the machine as the page itself.
 */
export class UnwatchedBrowser {
  private constructor(
    private readonly address: string,
    private readonly end: () => Promise<void>,
  ) {}

  static async start({ executablePath, args = [] }: LaunchOptions = {}): Promise<UnwatchedBrowser> {
    const folder = await mkdtemp(join(tmpdir(), 'unwatched-'));
    const child = spawn(
      executablePath ?? chromium.executablePath(),
      [
        ...args,
        '--headless=new',
        '--remote-debugging-port=0',
        `--user-data-dir=${folder}`,
        '--window-size=1280,900',
        'about:blank',
      ],
      { stdio: ['ignore', 'ignore', 'pipe'] },
    );
    const ended = once(child, 'exit');
    return new UnwatchedBrowser(await announced(child, /DevTools listening on (ws:\S+)/), async () => {
      child.kill();
      await ended;
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    });
  }

  /** Works with the browser's page and leaves it as it then is. */
  async visit<T>(work: (page: Page) => Promise<T>): Promise<T> {
    const browser = await chromium.connectOverCDP(this.address);
    try {
      const page = browser.contexts()[0]?.pages()[0];
      if (!page) throw new Error('The browser has no page');
      return await work(page);
    } finally {
      await browser.close();
    }
  }

  close(): Promise<void> {
    return this.end();
  }
}
