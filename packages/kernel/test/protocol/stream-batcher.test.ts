import { StreamBatcher } from '../../src/protocol/output/stream-batcher';
import type { Origin } from '../../src/threads/messages';
import { createHeader } from '../../src/wire/encode';

const origin = (id: number): Origin => ({ id, header: createHeader('execute_request', 's') });

test('neighbours of one cell and stream are joined; order is kept', () => {
  const sent: string[] = [];
  const batcher = new StreamBatcher((from, name, text) => sent.push(`${from?.id} ${name} ${text}`));
  const [first, second] = [origin(1), origin(2)];
  batcher.add(first, 'stdout', 'a');
  batcher.add(first, 'stdout', 'b');
  batcher.add(first, 'stderr', 'c');
  batcher.add(second, 'stderr', 'd');
  batcher.add(second, 'stderr', 'e');
  batcher.flush();
  expect(sent).toEqual(['1 stdout ab', '1 stderr c', '2 stderr de']);
});

test('text is sent by itself after a moment, and a lot of it at once', async () => {
  const sent: number[] = [];
  await new Promise<void>(resolve => {
    const batcher = new StreamBatcher((_, __, text) => {
      sent.push(text.length);
      if (sent.length === 2) resolve();
    });
    batcher.add(undefined, 'stdout', 'x'.repeat(2_000_000));
    expect(sent).toEqual([2_000_000]);
    batcher.add(undefined, 'stdout', 'later');
  });
  expect(sent).toEqual([2_000_000, 5]);
});
