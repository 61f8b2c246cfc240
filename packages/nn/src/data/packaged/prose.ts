import { checked } from '../../options/refuse-unknown';
import { readFileSync } from 'node:fs';
import type { Provenance } from '../dataset';
import { about, exportedFile } from './files';

/** A text cut in two: what a language model learns from, and what it is measured on. */
export interface Corpus extends Provenance {
  readonly train: string;
  readonly test: string;
}

/**
 * About 170,000 characters of English in ASCII: how scikit-learn describes its own estimators and functions, one
 * paragraph a line, an empty line between things. The last tenth (`testShare`) is the test.
 *
 * @example
 * const { train } = datasets.prose();
 * const characters = [...new Set(train)].sort();
 */
export function prose(options: { readonly testShare?: number } = {}): Corpus {
  const { testShare = 0.1 } = checked('datasets.prose', options, { testShare: true });
  const { source, licence } = about('prose');
  const text = readFileSync(exportedFile('prose', 'text.txt'), 'utf8');
  const paragraphs = text.split('\n\n');
  const cut = Math.round(paragraphs.length * (1 - testShare));
  return {
    name: 'prose',
    description: 'Descriptions of machine-learning methods: which character comes next?',
    source: `docstrings of ${source}`,
    licence,
    train: paragraphs.slice(0, cut).join('\n\n'),
    test: paragraphs.slice(cut).join('\n\n'),
  };
}
