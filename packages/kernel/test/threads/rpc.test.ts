import { MessageChannel } from 'node:worker_threads';
import { connect, serve } from '../../src/threads/rpc';
import { SwitchableRemote } from '../../src/threads/switchable-remote';

interface Sums {
  add(a: number, b: number): Promise<number>;
  fail(): Promise<never>;
}

const sums: Sums = {
  add: async (a, b) => a + b,
  fail: () => Promise.reject(new Error('no')),
};

const open: MessageChannel[] = [];
afterEach(() => open.splice(0).forEach(({ port1 }) => port1.close()));

function channel(target: object = sums): MessageChannel {
  const made = new MessageChannel();
  serve(made.port2, target);
  open.push(made);
  return made;
}

test('calls are answered with values and errors', async () => {
  const remote = connect<Sums>(channel().port1);
  await expect(Promise.all([remote.add(1, 2), remote.add(3, 4)])).resolves.toEqual([3, 7]);
  await expect(remote.fail()).rejects.toThrow('no');
});

test('a call fails when the other end goes away', async () => {
  const { port1, port2 } = channel({ add: () => new Promise(() => {}) });
  const call = connect<Sums>(port1).add(1, 2);
  port2.close();
  await expect(call).rejects.toThrow('ended');
});

test('calls wait for the first thread and go to its successor', async () => {
  const switchable = new SwitchableRemote<Sums>();
  const early = switchable.remote.add(1, 1);
  switchable.switchTo(channel().port1);
  await expect(early).resolves.toBe(2);
  switchable.switchTo(channel({ add: async () => 42 }).port1);
  await expect(switchable.remote.add(1, 1)).resolves.toBe(42);
});
