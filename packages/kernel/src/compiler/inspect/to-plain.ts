import { printQuickInfo } from 'tslab/dist/inspect';
import type { Description } from './describe';
import { memberLine, optionLine } from './lines';

/** A tooltip for terminals, in tslab's words. */
export function toPlain(description: Description, withSource: boolean): string {
  const { signature, documentation, tags, options, members, declarations } = description;
  const text = (content: string) => [{ kind: 'text', text: content }];
  const described = tags
    .filter(({ name }) => name !== 'doc')
    .map(({ name, text: content }) => `@${name} ${content}`);
  const info = {
    displayParts: text(signature),
    documentation: documentation === '' ? [] : text(documentation),
    tags: described.map(content => ({ name: '', text: text(content.trimEnd()) })),
  };
  // tslab types this by its own copy of TypeScript; it reads these three members.
  const tooltip = printQuickInfo(info as unknown as Parameters<typeof printQuickInfo>[0]);
  const source = withSource ? declarations.map(declaration => declaration.getText()) : [];
  return [
    tooltip,
    list('Options', options.map(optionLine)),
    list('Members', members.map(memberLine)),
    ...source,
  ]
    .filter(part => part !== '')
    .join('\n\n');
}

function list(title: string, lines: readonly string[]): string {
  return lines.length === 0
    ? ''
    : [`${title}:`, ...lines.map(line => `  ${line.replaceAll('`', '')}`)].join('\n');
}
