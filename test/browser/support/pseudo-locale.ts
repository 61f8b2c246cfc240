import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { LabPage } from './lab-page';

const SOURCES = resolve(__dirname, '../../../packages/lab/src');
/** A language that nobody speaks: every string stands in brackets. */
const LOCALE = 'qps';
const SETTINGS = 'lab/api/settings/@jupyterlab/translation-extension:plugin';

const LITERAL = String.raw`\s*(?:'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)")`;
const SINGULAR = new RegExp(String.raw`\.__\(${LITERAL}`, 'g');
const PLURAL = new RegExp(String.raw`\._n\(${LITERAL},${LITERAL}`, 'g');

const sources = (): string[] =>
  readdirSync(SOURCES, { recursive: true, encoding: 'utf8' })
    .filter(name => /\.tsx?$/.test(name))
    .map(name => readFileSync(join(SOURCES, name), 'utf8'));

const bracketed = (text: string): string => `⟦${text}⟧`;

/** The strings of the extension as a tool for translators finds them, each with its translation. */
export function catalog(): Record<string, unknown> {
  const entries = sources().flatMap(source => [
    ...[...source.matchAll(SINGULAR)].map(([, a, b]): [string, string[]] => {
      const text = a ?? b ?? '';
      return [text, [bracketed(text)]];
    }),
    ...[...source.matchAll(PLURAL)].map(([, a, b, c, d]): [string, string[]] => [
      a ?? b ?? '',
      [bracketed(a ?? b ?? ''), bracketed(c ?? d ?? '')],
    ]),
  ]);
  return {
    '': { domain: 'epochlab', language: LOCALE, plural_forms: 'nplurals=2; plural=(n != 1);' },
    ...Object.fromEntries(entries),
  };
}

/** Makes JupyterLab speak the language of brackets wherever Epochlab speaks. */
export async function speakPseudo({ page, server }: LabPage): Promise<void> {
  await page.route('**/lab/api/translations/*', route =>
    route.fulfill({ json: { data: { epochlab: catalog() }, message: '' } }),
  );
  await page.request.put(`${server.origin}/${SETTINGS}`, {
    data: { raw: JSON.stringify({ locale: LOCALE }) },
  });
}

/** Back to English. */
export async function speakEnglish({ page, server }: LabPage): Promise<void> {
  await page.request.put(`${server.origin}/${SETTINGS}`, { data: { raw: '{}' } });
}
