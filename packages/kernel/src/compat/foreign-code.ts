import { readFileSync } from 'node:fs';
import type { CellLanguage } from '../compiler/compiler';

/** A notebook for another kernel takes these for granted. */
export interface Habits {
  /** The kernel that it was written for. */
  readonly kernel: string;
  /** The language of its cells, where that is known. */
  readonly language?: CellLanguage;
  /** Whether its file names that kernel; it no longer does when this kernel has saved it. */
  readonly isNamed?: boolean;
}

/** By the names of their kernelspecs. */
const kernels: Readonly<Record<string, CellLanguage>> = {
  tslab: 'typescript',
  deno: 'typescript',
  itypescript: 'typescript',
  typescript: 'typescript',
  jslab: 'javascript',
  ijavascript: 'javascript',
  javascript: 'javascript',
  nodejs: 'javascript',
};

/** Marks in a cell's text that belong to one kernel alone. */
const marks: readonly (readonly [kernel: string, mark: RegExp])[] = [
  ['tslab', /\b(?:from|import|require\()\s*['"]tslab['"]/],
  ['deno', /\bDeno\.jupyter\b|\b(?:from|import\(?)\s*['"](?:npm|jsr):/],
  ['ijavascript', /(?<![\w$])\$\$\.(?:async|done|html|svg|png|jpeg|mime|text|sendResult|input)\b/],
  ['itypescript', /(?<![\w$])\$TS\./],
];

/** Whose cell this is, if it tells. It says nothing on the language of the others. */
export function habitsOfCell(code: string): Habits | undefined {
  const kernel = marks.find(([, mark]) => mark.test(code))?.[0];
  return kernel === undefined ? undefined : { kernel };
}

/** Whose notebook a file is, from its metadata (https://nbformat.readthedocs.io); nothing for this kernel's own. */
export function habitsOfNotebook(file: string | undefined): Habits | undefined {
  const { kernelspec, language_info: language } = metadataOf(file);
  const names = [kernelspec?.name, language?.name].map(name => String(name).toLowerCase());
  if (kernelspec?.name === 'epochlab') return undefined;
  const kernel = names.find(name => Object.hasOwn(kernels, name));
  const spoken = kernel === undefined ? undefined : kernels[kernel];
  return kernel !== undefined && spoken ? { kernel, language: spoken, isNamed: true } : undefined;
}

interface Metadata {
  readonly kernelspec?: { readonly name?: string };
  readonly language_info?: { readonly name?: string };
}

function metadataOf(file: string | undefined): Metadata {
  if (!file?.endsWith('.ipynb')) return {};
  try {
    return (JSON.parse(readFileSync(file, 'utf8')) as { metadata?: Metadata }).metadata ?? {};
  } catch {
    return {}; // A new notebook has no file yet.
  }
}
