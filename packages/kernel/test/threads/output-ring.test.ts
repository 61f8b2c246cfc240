import { createRingMemory, RingReader, RingWriter, type RingPiece } from '../../src/threads/output-ring';

function ring() {
  const memory = createRingMemory();
  const pieces: RingPiece[] = [];
  const reader = new RingReader(memory);
  return {
    writer: new RingWriter(memory),
    reader,
    pieces,
    drain: () => reader.drain(piece => pieces.push(piece)),
  };
}

const text = (pieces: readonly RingPiece[]) => pieces.map(piece => piece.text).join('');

test('text arrives with its stream and its activity', () => {
  const { writer, pieces, drain } = ring();
  writer.write({ activity: 7, name: 'stderr', text: 'ä€🙂' });
  drain();
  expect(pieces).toEqual([{ activity: 7, name: 'stderr', text: 'ä€🙂' }]);
});

test('order is kept round and round the ring', () => {
  const { writer, pieces, drain } = ring();
  const lines = Array.from({ length: 50_000 }, (_, i) => `line ${i} ${'x'.repeat(i % 97)}\n`);
  for (const line of lines) {
    writer.write({ activity: 1, name: 'stdout', text: line });
    drain();
  }
  expect(text(pieces)).toBe(lines.join(''));
});

test('a text longer than a quarter of the ring comes whole', () => {
  const { writer, pieces, drain } = ring();
  const long = '🙂a'.repeat(100_000);
  writer.write({ activity: 1, name: 'stdout', text: long });
  drain();
  expect(text(pieces)).toBe(long);
});

test('text behind a barrier waits for the message of that number', () => {
  const { writer, reader, pieces, drain } = ring();
  writer.write({ activity: 1, name: 'stdout', text: 'before' });
  writer.writeBarrier(1);
  writer.write({ activity: 1, name: 'stdout', text: 'after' });
  drain();
  expect(text(pieces)).toBe('before');
  reader.drainTo(1, piece => pieces.push(piece));
  drain();
  expect(text(pieces)).toBe('beforeafter');
});

test('a reader that waits wakes at new text', async () => {
  const { writer, reader, pieces, drain } = ring();
  const changed = reader.changed();
  writer.write({ activity: 1, name: 'stdout', text: 'x' });
  await changed;
  drain();
  expect(text(pieces)).toBe('x');
});
