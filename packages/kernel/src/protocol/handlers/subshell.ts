import type { Handler } from './handler';

export const createSubshell: Handler<'create_subshell_request'> = (request, { front, subshells }) =>
  front.reply(request, 'create_subshell', { status: 'ok', subshell_id: subshells.create() });

export const deleteSubshell: Handler<'delete_subshell_request'> = async (request, { front, subshells }) => {
  await subshells.delete(request.content.subshell_id);
  await front.reply(request, 'delete_subshell', { status: 'ok' });
};

export const listSubshells: Handler<'list_subshell_request'> = (request, { front, subshells }) =>
  front.reply(request, 'list_subshell', { status: 'ok', subshell_id: subshells.list() });
