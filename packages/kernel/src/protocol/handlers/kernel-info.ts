import type { Handler } from './handler';

export const kernelInfo: Handler<'kernel_info_request'> = (request, { front, info }) =>
  front.reply(request, 'kernel_info', info);

/** Deprecated in the protocol, still asked by old tools. */
export const connect: Handler<'connect_request'> = (request, { front, ports }) =>
  front.reply(request, 'connect', { status: 'ok', ...ports });
