import type { Handler } from './handler';

/** https://jupyter-client.readthedocs.io/en/latest/messaging.html#kernel-interrupt */
export const interrupt: Handler<'interrupt_request'> = async (
  request,
  { front, interrupter, subshells, debugService },
) => {
  await subshells.clear();
  await debugService.resume();
  interrupter.interrupt();
  await front.reply(request, 'interrupt', { status: 'ok' });
};
