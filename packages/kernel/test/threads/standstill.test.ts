import { Worker } from 'node:worker_threads';
import { join } from 'node:path';
import { Standstill } from '../../src/threads/standstill';

const FILE = join(__dirname, '..', '..', 'lib', 'threads', 'standstill.js');

/** Another thread that stands still at once and tells when it goes on. */
const STANDS = `
  const { Standstill } = require(${JSON.stringify(FILE)});
  const { parentPort, workerData } = require('node:worker_threads');
  new Standstill(workerData).stand();
  parentPort.postMessage('gone on');
`;

describe('Standstill', () => {
  test('tells when the other thread stands, and lets it go', async () => {
    const memory = Standstill.memory();
    const standstill = new Standstill(memory);
    const reached = standstill.reached();
    const worker = new Worker(STANDS, { eval: true, workerData: memory });
    const wentOn = new Promise(resolve => worker.once('message', resolve));
    expect(await reached).toBe(true);
    standstill.release();
    expect(await wentOn).toBe('gone on');
    await worker.terminate();
  });

  test('a release before anybody stands ends the wait', async () => {
    const standstill = new Standstill(Standstill.memory());
    const reached = standstill.reached();
    standstill.release();
    expect(await reached).toBe(false);
  });

  test('a thread that nobody releases goes on by itself', () => {
    const standstill = new Standstill(Standstill.memory());
    standstill.stand();
    expect(standstill.reached()).toBeInstanceOf(Promise);
    standstill.release();
  });
});
