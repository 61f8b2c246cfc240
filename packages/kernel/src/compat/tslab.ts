import { version as typescript } from 'typescript';
import { notebook } from './notebook';

/** The version of tslab whose module this one stands in for, of TypeScript, and of Node. */
export const versions: { readonly tslab: string; readonly typescript: string; readonly node: string } = {
  tslab: '1.0.22',
  typescript,
  node: process.version,
};

type Bytes = Uint8Array;

/** tslab's ways to show something in the cell, each by its MIME type. */
export interface Display {
  javascript(code: string): void;
  html(html: string): void;
  markdown(text: string): void;
  latex(text: string): void;
  svg(svg: string): void;
  png(bytes: Bytes): void;
  jpeg(bytes: Bytes): void;
  gif(bytes: Bytes): void;
  pdf(bytes: Bytes): void;
  text(text: string): void;
  /** Several texts, one below the other. */
  texts(texts: readonly string[]): void;
  raw(contentType: string, content: string | Bytes): void;
}

const textTypes = {
  javascript: 'text/javascript',
  html: 'text/html',
  markdown: 'text/markdown',
  latex: 'text/latex',
  svg: 'image/svg+xml',
  text: 'text/plain',
} as const;

const byteTypes = {
  png: 'image/png',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  pdf: 'application/pdf',
} as const;

type Show = (contentType: string, content: string | Bytes) => void;

function displayWith(show: Show): Display {
  const methods = Object.entries({ ...textTypes, ...byteTypes }).map(
    ([name, contentType]) => [name, (content: string | Bytes) => show(contentType, content)] as const,
  );
  const texts = (all: readonly string[]) => show('text/plain', all.join('\n'));
  // One method for each entry of the two tables, which are those of `Display`.
  return { ...Object.fromEntries(methods), texts, raw: show } as Display;
}

/** Bytes travel as base64, as Jupyter's protocol has them. */
const bundleOf = (contentType: string, content: string | Bytes) => ({
  [contentType]: typeof content === 'string' ? content : Buffer.from(content).toString('base64'),
});

/**
 * Shows what it is given under the cell.
 * @example
 * import * as tslab from 'tslab';
 * tslab.display.html('<b>bold</b>');
 */
export const display: Display = displayWith((contentType, content) => {
  notebook().display(bundleOf(contentType, content));
});

/** One output, which each further call replaces. */
export function newDisplay(): Display {
  let shown: { update(bundle: Record<string, string>): void } | undefined;
  return displayWith((contentType, content) => {
    const bundle = bundleOf(contentType, content);
    if (shown) shown.update(bundle);
    else shown = notebook().display(bundle);
  });
}
