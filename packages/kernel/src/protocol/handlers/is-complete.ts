import type { Handler } from './handler';

/** https://jupyter-client.readthedocs.io/en/latest/messaging.html#code-completeness */
export const isComplete: Handler<'is_complete_request'> = async (request, { front, compiler }) => {
  const answer = await compiler.isComplete(request.content.code);
  await front.reply(
    request,
    'is_complete',
    answer.status === 'incomplete' ? answer : { status: answer.status },
  );
};
