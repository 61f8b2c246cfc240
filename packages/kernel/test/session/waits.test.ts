import { Waits } from '../../src/session/activity/waits';

/** An await as the kernel makes it. */
async function wait<T>(waits: Waits, promise: Promise<T>): Promise<T> {
  let entry: ReturnType<Waits['add']> | undefined;
  try {
    return await new Promise<T>((resolve, reject) => {
      entry = waits.add(reject);
      promise.then(resolve, reject);
    });
  } finally {
    if (entry) waits.delete(entry);
  }
}

const never = new Promise<never>(() => {});

test('the innermost await is refused and the error travels outwards through finally blocks that may await', async () => {
  const waits = new Waits();
  const log: string[] = [];
  const inner = async () => {
    try {
      await wait(waits, never);
    } finally {
      await wait(waits, new Promise(setImmediate));
      log.push('inner');
    }
  };
  const outer = wait(waits, inner()).finally(() => log.push('outer'));
  const failed = expect(outer).rejects.toThrow('stop');
  await waits.refuse(new Error('stop'), () => false);
  await failed;
  expect(log).toEqual(['inner', 'outer']);
  expect(waits.size).toBe(0);
});

test('awaits side by side are all refused', async () => {
  const waits = new Waits();
  const both = Promise.allSettled([wait(waits, never), wait(waits, never)]);
  await waits.refuse(new Error('stop'), () => false);
  expect((await both).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
});

test('clean-up that never ends is not waited for once the time is over', async () => {
  const waits = new Waits();
  const stuck = wait(waits, never).catch(() => wait(waits, never));
  let turns = 0;
  await waits.refuse(new Error('stop'), () => ++turns > 3);
  expect(waits.size).toBe(1);
  void stuck;
});
