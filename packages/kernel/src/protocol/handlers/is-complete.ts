import type { Completeness } from '../../compiler/compiler';
import { takeHelp } from '../../help/help-lines';
import { takeMagics } from '../../magics/magic-lines';
import { isMagic } from '../../magics/magics';
import type { Kernel } from '../kernel';
import type { Handler } from './handler';

/** https://jupyter-client.readthedocs.io/en/latest/messaging.html#code-completeness */
export const isComplete: Handler<'is_complete_request'> = async (request, { front, compiler }) => {
  const answer = await judge(request.content.code, compiler);
  await front.reply(
    request,
    'is_complete',
    answer.status === 'incomplete' ? answer : { status: answer.status },
  );
};

/** Nobody can tell what a magic that does not exist would want, and without its compiler the kernel can tell nothing. */
async function judge(code: string, compiler: Kernel['compiler']): Promise<Completeness> {
  const { lines, rest } = takeMagics(takeHelp(code, () => false).rest);
  if (!lines.every(({ name }) => isMagic(name))) return { status: 'unknown' };
  try {
    return await compiler.isComplete(rest);
  } catch {
    return { status: 'unknown' };
  }
}
