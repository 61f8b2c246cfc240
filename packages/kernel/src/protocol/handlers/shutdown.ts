import type { Handler } from './handler';

/** https://jupyter-client.readthedocs.io/en/latest/messaging.html#kernel-shutdown */
export const shutdown: Handler<'shutdown_request'> = async (request, kernel) => {
  const content = { status: 'ok', restart: request.content.restart } as const;
  void kernel.front.iopub.publish('shutdown_reply', content, request.header);
  await kernel.front.reply(request, 'shutdown', content);
  // After the idle status that follows this handler.
  setImmediate(() => void kernel.shutDown());
};
