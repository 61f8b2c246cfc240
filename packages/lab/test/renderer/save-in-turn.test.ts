import { saveInTurn } from '../../src/renderer/save-in-turn';

/** A document whose saves end when they are told to. */
function document() {
  const ends: { done: () => void; fail: (error: Error) => void }[] = [];
  const context = {
    save: () => new Promise<void>((done, fail) => ends.push({ done, fail })),
  };
  const before = jest.fn();
  saveInTurn(context, before);
  return { context, ends, before };
}

const settled = () => new Promise(resolve => setImmediate(resolve));

test('a save begins at once when none is under way, also after others', async () => {
  const { context, ends } = document();
  const first = context.save();
  expect(ends).toHaveLength(1);
  ends[0]?.done();
  await first;
  void context.save();
  expect(ends).toHaveLength(2);
});

test('a save that is asked for during another begins when that has ended', async () => {
  const { context, ends } = document();
  void context.save();
  const second = context.save();
  await settled();
  expect(ends).toHaveLength(1);
  ends[0]?.done();
  await settled();
  expect(ends).toHaveLength(2);
  ends[1]?.done();
  await second;
});

test('the document is brought up to date when a save begins, not when it is asked for', async () => {
  const { context, ends, before } = document();
  void context.save();
  expect(before).toHaveBeenCalledTimes(1);
  void context.save();
  await settled();
  expect(before).toHaveBeenCalledTimes(1);
  ends[0]?.done();
  await settled();
  expect(before).toHaveBeenCalledTimes(2);
});

test('those who wait share one save; who asks while that is under way waits for another', async () => {
  const { context, ends } = document();
  void context.save();
  expect(context.save()).toBe(context.save());
  ends[0]?.done();
  await settled();
  void context.save();
  await settled();
  expect(ends).toHaveLength(2);
  ends[1]?.done();
  await settled();
  expect(ends).toHaveLength(3);
});

test('who asks the moment a save has ended shares the one that waits', async () => {
  const { context, ends } = document();
  const first = context.save();
  const waiting = context.save();
  const shared = first.then(() => context.save() === waiting);
  ends[0]?.done();
  expect(await shared).toBe(true);
  await settled();
  expect(ends).toHaveLength(2);
});

test('a failure is told to who asked for that save, and does not keep the next one back', async () => {
  const { context, ends } = document();
  const first = context.save();
  const second = context.save();
  ends[0]?.fail(new Error('the disk is full'));
  await expect(first).rejects.toThrow('the disk is full');
  await settled();
  ends[1]?.done();
  await expect(second).resolves.toBeUndefined();
});
