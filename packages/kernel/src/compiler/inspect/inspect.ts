import type { Inspection } from '../compiler';
import type { CheckerHost } from '../typescript/checker';
import type { BoundFile } from '../typescript/internals';
import type { Language } from '../typescript/language';
import { describe } from './describe';
import { namesAt } from './node-at';
import { toHtml } from './to-html';
import { toMarkdown } from './to-markdown';
import { toPlain } from './to-plain';

/** Describes the code at `offset` of a file; detail level 1 adds the source of its declarations. */
export function inspect(
  code: string,
  offset: number,
  detailLevel: 0 | 1,
  language: Language,
): Inspection | undefined {
  return language.peek(code, file => inspectIn(file, offset, detailLevel === 1, language.host));
}

function inspectIn(
  file: BoundFile,
  offset: number,
  withSource: boolean,
  host: CheckerHost,
): Inspection | undefined {
  for (const node of namesAt(file, offset)) {
    const description = describe(node, file, host);
    if (!description) continue;
    const markdown = toMarkdown(description, withSource);
    return { plain: toPlain(description, withSource), markdown, html: toHtml(markdown) };
  }
  return undefined;
}
