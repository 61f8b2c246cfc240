import { test as base, expect } from '@playwright/test';
import { LabPage } from './lab-page';
import { LabServer } from './lab-server';

/** Tests with a JupyterLab of their own, each as a newcomer finds it; each fails when its page asks any other host for anything. */
export const test = base.extend<
  { lab: LabPage; newcomer: undefined; strayRequests: string[] },
  { server: LabServer }
>({
  server: [
    async ({}, use) => {
      const server = await LabServer.start();
      await use(server);
      await server.stop();
    },
    { scope: 'worker' },
  ],
  newcomer: [
    async ({ server }, use) => {
      await server.forget();
      await use(undefined);
    },
    { auto: true },
  ],
  strayRequests: async ({ context, server }, use) => {
    const stray: string[] = [];
    await context.route(
      url => url.origin !== server.origin && url.protocol.startsWith('http'),
      route => {
        stray.push(route.request().url());
        return route.abort();
      },
    );
    await use(stray);
    expect(stray, 'requests that left the machine').toEqual([]);
  },
  lab: async ({ page, server, strayRequests: _ }, use) => {
    const lab = new LabPage(page, server);
    await use(lab);
    await lab.shutDownKernels();
  },
});

export { expect };
