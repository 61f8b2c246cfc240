import { SendQueue } from '../../src/protocol/sockets/send-queue';

test('a send begins when the one before it has ended, and an error stops none of those behind it', async () => {
  const events: string[] = [];
  const errors: unknown[] = [];
  const socket = {
    async send([frame]: unknown[]) {
      events.push(`begin ${String(frame)}`);
      await new Promise(setImmediate);
      if (frame === 'b') throw new Error('unsendable');
      events.push(`end ${String(frame)}`);
    },
  };
  const queue = new SendQueue(socket, error => errors.push(error));
  for (const frame of ['a', 'b', 'c']) void queue.send([frame]);
  await queue.drained();
  expect(events).toEqual(['begin a', 'end a', 'begin b', 'begin c', 'end c']);
  expect(errors).toEqual([new Error('unsendable')]);
});
