import { formatCount } from '../format/number';
import { shorten } from '../format/label';
import { counted } from '../format/quantity';
import { heading } from '../terminal/heading';
import { textTable } from '../terminal/table';
import { textScatter } from '../terminal/scatter';
import { project } from './project';
import type { EmbeddingState } from './state';

const SYMBOLS = '0123456789abcdefghijklmnopqrstuvwxyz';

/** The plane in characters, one for each class, and how many points each class has. */
export function embeddingText(state: EmbeddingState): string {
  const { title, method, x, classes = [], classOf } = state;
  const symbol = (i: number): string => SYMBOLS[classOf?.[i] ?? -1] ?? '•';
  const rows = classes
    .slice(0, SYMBOLS.length)
    .map((name, c) => [
      SYMBOLS[c] as string,
      shorten(name, 30),
      formatCount(classOf?.filter(of => of === c).length ?? 0),
    ]);
  const head = heading('Embedding', title, method, counted(x.length, 'point'));
  return [head, textScatter(project(state), symbol), textTable([{}, {}, { align: 'right' }], rows)]
    .join('\n')
    .trimEnd();
}
