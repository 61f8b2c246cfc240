import type { Handler } from './handler';

/** https://jupyter-client.readthedocs.io/en/latest/messaging.html#debug-request */
export const debug: Handler<'debug_request'> = async (request, { front, debugService }) =>
  front.reply(request, 'debug', await debugService.answer(request.content));
