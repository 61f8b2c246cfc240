import { ExecutionQueue, type Executor } from '../../src/protocol/cells/execution-queue';
import type { Request } from '../../src/protocol/sockets/request';
import { createHeader } from '../../src/wire/encode';

type Execute = Request<'execute_request'>;

const request = (code: string): Execute => ({
  type: 'execute_request',
  channel: 'shell',
  identities: [],
  header: createHeader('execute_request', 's'),
  content: {
    code,
    silent: false,
    store_history: true,
    user_expressions: {},
    allow_stdin: false,
    stop_on_error: true,
  },
  buffers: [],
});

test('cells run in order; after a failure those that were sent with it are aborted, and later ones run', async () => {
  const log: string[] = [];
  let finished: () => void = () => {};
  const done = new Promise<void>(resolve => (finished = resolve));
  const executor: Executor = {
    run: async ({ content: { code } }) => ({
      stopsOthers: code === 'bad',
      reply: async () => {
        log.push(code);
        if (code === 'bad') queue.add(request('sent after the reply'));
        if (code === 'sent after the reply') finished();
      },
    }),
    abort: async ({ content }) => void log.push(`aborted ${content.code}`),
  };
  const queue = new ExecutionQueue(executor);
  for (const code of ['first', 'bad', 'behind']) queue.add(request(code));
  await done;
  expect(log).toEqual(['first', 'bad', 'aborted behind', 'sent after the reply']);
});
