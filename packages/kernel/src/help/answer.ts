import type { Compiler, Inspection } from '../compiler/compiler';
import { toHtml } from '../compiler/inspect/to-html';
import { usageOf } from '../magics/magics';
import type { Remote } from '../threads/rpc';
import type { MimeBundle } from '../wire/message';
import { generalHelp } from './general-help';
import type { Question } from './help-lines';

type Inspector = Pick<Remote<Compiler>, 'inspect'>;

/** The output of a cell that asks for help. */
export async function answer(
  { name, withSource }: Question,
  compiler: Inspector,
  namesInScope: readonly string[],
): Promise<MimeBundle> {
  if (name === '') return bundle(generalHelp(namesInScope));
  const magic = usageOf(name.replace(/^%+/, ''));
  if (name.startsWith('%') && magic !== undefined) return bundle(magic);
  const found = await compiler.inspect(name, name.length, withSource ? 1 : 0);
  return found
    ? asBundle(found)
    : bundle(`Nothing is known of \`${name}\`. Has the cell run that declares it?`);
}

const bundle = (markdown: string): MimeBundle =>
  asBundle({ plain: markdown.replaceAll(/\*\*|`+(?:text\n)?/g, ''), markdown, html: toHtml(markdown) });

const asBundle = ({ plain, markdown, html }: Inspection): MimeBundle => ({
  'text/plain': plain,
  'text/markdown': markdown,
  'text/html': html,
});
