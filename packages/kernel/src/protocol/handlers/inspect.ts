import { codeUnitOffset } from '../../wire/code-points';
import type { Handler } from './handler';

/** https://jupyter-client.readthedocs.io/en/latest/messaging.html#introspection */
export const inspect: Handler<'inspect_request'> = async (request, { front, compiler }) => {
  const { code, cursor_pos = Infinity, detail_level } = request.content;
  const found = await compiler.inspect(code, codeUnitOffset(code, cursor_pos), detail_level);
  const data = found && {
    'text/plain': found.plain,
    'text/markdown': found.markdown,
    'text/html': found.html,
  };
  await front.reply(request, 'inspect', {
    status: 'ok',
    found: found !== undefined,
    data: data ?? {},
    metadata: {},
  });
};
