import { inspect } from 'node:util';
import { escapeHtml } from './html';
import { isPlainObject } from './plain-object';
import type { Recogniser } from './recogniser';

const MAX_DEPTH = 8;
const MAX_ENTRIES = 100;
const MAX_NODES = 2000;

type Entry = readonly [key: string, value: unknown];

/** Nested objects, arrays, Maps and Sets as a list that folds. Flat ones are read better as text. */
export const tree: Recogniser = value => {
  const entries = entriesOf(value);
  if (!entries?.some(([, item]) => isNested(item))) return undefined;
  return { 'text/html': renderTree(value, new Budget()) };
};

/** Counts what is drawn, over the whole tree, and knows the objects on the way down, so that circles end. */
class Budget {
  nodes = 0;
  readonly path = new Set<object>();
}

function renderTree(value: object, budget: Budget): string {
  const entries = entriesOf(value) ?? [];
  budget.path.add(value);
  const items = entries.slice(0, MAX_ENTRIES).map(entry => renderEntry(entry, budget));
  budget.path.delete(value);
  const more =
    entries.length > MAX_ENTRIES
      ? [`<li>... ${(entries.length - MAX_ENTRIES).toLocaleString('en')} more</li>`]
      : [];
  const open = budget.path.size === 0 ? ' open' : '';
  return `<details${open}><summary>${escapeHtml(titleOf(value, entries.length))}</summary><ul style="list-style: none; margin: 0">${[...items, ...more].join('')}</ul></details>`;
}

function renderEntry([key, value]: Entry, budget: Budget): string {
  const name = `<code>${escapeHtml(key)}</code>: `;
  const folds =
    isNested(value) && budget.path.size < MAX_DEPTH && ++budget.nodes < MAX_NODES && !budget.path.has(value);
  return `<li>${folds ? renderTree(value, budget).replace('<summary>', `<summary>${name}`) : name + leaf(value)}</li>`;
}

function leaf(value: unknown): string {
  return `<code>${escapeHtml(inspect(value, { depth: 0, maxStringLength: 200, breakLength: Infinity }))}</code>`;
}

function isNested(value: unknown): value is object {
  return typeof value === 'object' && value !== null && (entriesOf(value)?.length ?? 0) > 0;
}

/** What an object holds, for the kinds whose contents are data; undefined for all others. */
function entriesOf(value: object): readonly Entry[] | undefined {
  if (Array.isArray(value)) return value.map((item, index) => [String(index), item] as const);
  if (value instanceof Map)
    return [...value].map(([key, item]) => [inspect(key, { depth: 0 }), item] as const);
  if (value instanceof Set) return [...value].map((item, index) => [String(index), item] as const);
  return isPlainObject(value) ? Object.entries(value) : undefined;
}

function titleOf(value: object, size: number): string {
  const name = isPlainObject(value) ? 'Object' : value.constructor.name;
  return `${name} (${size.toLocaleString('en')})`;
}
