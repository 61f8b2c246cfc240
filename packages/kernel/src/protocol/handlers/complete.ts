import type { CompletionMatch } from '../../compiler/compiler';
import { completeMagic } from '../../magics/complete-magic';
import { codePointOffset, codeUnitOffset } from '../../wire/code-points';
import type { Handler } from './handler';

/**
 * Completion, with JupyterLab's `_jupyter_types_experimental`, which gives each match an icon and a signature.
 * https://jupyter-client.readthedocs.io/en/latest/messaging.html#completion
 */
export const complete: Handler<'complete_request'> = async (request, { front, compiler }) => {
  const { code, cursor_pos = Infinity } = request.content;
  const offset = codeUnitOffset(code, cursor_pos);
  const { matches, start, end } = completeMagic(code, offset) ?? (await compiler.complete(code, offset));
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
