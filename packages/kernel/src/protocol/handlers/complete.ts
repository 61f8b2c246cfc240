import type { CompletionMatch } from '../../compiler/compiler';
import { codePointOffset, codeUnitOffset } from '../../wire/code-points';
import type { Handler } from './handler';

/**
 * Completion, with JupyterLab's `_jupyter_types_experimental`, which gives each match an icon and a signature.
 * https://jupyter-client.readthedocs.io/en/latest/messaging.html#completion
 */
export const complete: Handler<'complete_request'> = async (request, { front, compiler }) => {
  const { code, cursor_pos = Infinity } = request.content;
  const { matches, start, end } = await compiler.complete(code, codeUnitOffset(code, cursor_pos));
  const cursor = { start: codePointOffset(code, start), end: codePointOffset(code, end) };
  const typed = ({ text, type, signature }: CompletionMatch) => ({
    ...cursor,
    text,
    type,
    signature: signature ?? '',
  });
  await front.reply(request, 'complete', {
    status: 'ok',
    matches: matches.map(match => match.text),
    cursor_start: cursor.start,
    cursor_end: cursor.end,
    metadata: { _jupyter_types_experimental: matches.map(typed) },
  });
};
