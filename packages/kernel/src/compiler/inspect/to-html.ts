import type MarkdownIt from 'markdown-it';

let renderer: MarkdownIt | undefined;

/** Markdown as HTML. HTML in documentation is shown as text, never as markup. */
export function toHtml(markdown: string): string {
  renderer ??= createRenderer();
  return renderer.render(markdown);
}

/** Loaded with the first tooltip: the first cell need not wait for it. */
function createRenderer(): MarkdownIt {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- an import would be loaded at the start
  const create = require('markdown-it') as typeof import('markdown-it');
  return create({ html: false, linkify: false });
}
