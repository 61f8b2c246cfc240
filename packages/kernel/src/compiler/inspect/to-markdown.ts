import type ts from 'typescript';
import type { Description, Tag } from './describe';
import { memberLine, optionLine } from './lines';

/** Tags that a reader has no use for: those of documentation generators. */
const hidden = new Set(['doc', 'internal', 'packageDocumentation', 'public', 'overload', 'template']);

interface Section {
  readonly title: string;
  readonly names: readonly string[];
  render(tag: Tag): string;
}

const sections: readonly Section[] = [
  { title: 'Deprecated', names: ['deprecated'], render: ({ text }) => text },
  { title: 'Parameters', names: ['param', 'arg', 'argument'], render: parameter },
  { title: 'Returns', names: ['returns', 'return'], render: ({ text }) => text },
  { title: 'Throws', names: ['throws', 'throw', 'exception'], render: ({ text }) => `- ${text}` },
  { title: 'Examples', names: ['example'], render: ({ text }) => example(text) },
  { title: 'See', names: ['see'], render: ({ text }) => `- ${text}` },
];

/** A tooltip: signature, documentation, tags by section, and with `withSource` the declarations themselves. */
export function toMarkdown(description: Description, withSource: boolean): string {
  const { signature, documentation, tags, options, members, declarations } = description;
  const known = new Set(sections.flatMap(({ names }) => names));
  const others = tags.filter(({ name }) => !known.has(name) && !hidden.has(name));
  return [
    code(signature),
    documentation,
    ...sections.slice(0, 2).map(section => renderSection(section, tags)),
    list('Options', options.map(optionLine)),
    list('Members', members.map(memberLine)),
    ...sections.slice(2).map(section => renderSection(section, tags)),
    ...others.map(({ name, text }) => `**@${name}** ${text}`),
    ...(withSource ? declarations.map(source) : []),
  ]
    .filter(part => part.trim() !== '')
    .join('\n\n');
}

function renderSection({ title, names, render }: Section, tags: readonly Tag[]): string {
  const items = tags.filter(({ name, text }) => names.includes(name) && (text || name === 'deprecated'));
  return items.length > 0 ? `**${title}**\n\n${items.map(render).join('\n')}` : '';
}

function list(title: string, lines: readonly string[]): string {
  return lines.length > 0 ? `**${title}**\n\n${lines.map(line => `- ${line}`).join('\n')}` : '';
}

function parameter({ text }: Tag): string {
  const [, name = text, description = ''] = /^(\S+)\s*(?:-\s*)?([\s\S]*)$/.exec(text) ?? [];
  return `- \`${name}\`${description && ` – ${description}`}`;
}

/** Examples are code unless they say otherwise; a first line as `<caption>` is their heading. */
function example(text: string): string {
  if (text.includes('```')) return text;
  const [, caption = '', rest = text] = /^<caption>(.*?)<\/caption>\s*([\s\S]*)$/.exec(text) ?? [];
  return [caption, code(rest)].filter(Boolean).join('\n\n');
}

function source(declaration: ts.Declaration): string {
  return code(declaration.getText());
}

function code(text: string): string {
  return `\`\`\`typescript\n${text}\n\`\`\``;
}
