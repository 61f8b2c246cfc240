import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type LaunchOptions, type Page } from '@playwright/test';

/**
 * A browser as a user has it: between visits nobody hears what its page does. A test that is told of each message of a page takes as much of
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
    const address = new Promise<string>(found => {
      let log = '';
      child.stderr.on('data', (chunk: Buffer) => {
        log += chunk.toString();
        const [, url] = /DevTools listening on (ws:\S+)/.exec(log) ?? [];
        if (url !== undefined) found(url);
      });
    });
    const failed = ended.then(([code]) => {
      throw new Error(`The browser ended with code ${code} before it listened`);
    });
    return new UnwatchedBrowser(await Promise.race([address, failed]), async () => {
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
