import type { Handler } from './handler';

/** https://jupyter-client.readthedocs.io/en/latest/messaging.html#history */
export const history: Handler<'history_request'> = (request, { front, history }) =>
  front.reply(request, 'history', { status: 'ok', history: history.query(request.content) });
