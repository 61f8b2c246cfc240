import { inspect } from 'node:util';
import { contentsOf, GETTER, type Entry } from './contents';
import { escapeHtml } from './html';
import { isPlainObject } from './plain-object';
import type { Recogniser } from './recogniser';

const MAX_DEPTH = 8;
const MAX_ENTRIES = 100;
const MAX_NODES = 2000;

/** Nested objects, arrays, Maps and Sets as a list that folds. Flat ones are read better as text. */
export const tree: Recogniser = value => {
  const entries = contentsOf(value)?.first(MAX_ENTRIES);
  if (!entries?.some(([, item]) => isNested(item))) return undefined;
  return { 'text/html': renderTree(value, new Budget()) };
};

/** Counts what is drawn, over the whole tree, and knows the objects on the way down, so that circles end. */
class Budget {
  nodes = 0;
  readonly path = new Set<object>();
}

function renderTree(value: object, budget: Budget, name = ''): string {
  const { size = 0, first } = contentsOf(value) ?? {};
  const open = budget.path.size === 0 ? ' open' : '';
  budget.path.add(value);
  const items = (first?.(MAX_ENTRIES) ?? []).map(entry => renderEntry(entry, budget));
  budget.path.delete(value);
  const more = size > MAX_ENTRIES ? `<li>... ${(size - MAX_ENTRIES).toLocaleString('en')} more</li>` : '';
  const list = `<ul style="list-style: none; margin: 0">${items.join('')}${more}</ul>`;
  return `<details${open}><summary>${name}${escapeHtml(titleOf(value, size))}</summary>${list}</details>`;
}

function renderEntry([key, value]: Entry, budget: Budget): string {
  const name = `<code>${escapeHtml(key)}</code>: `;
  const folds =
    isNested(value) && budget.path.size < MAX_DEPTH && ++budget.nodes < MAX_NODES && !budget.path.has(value);
  return `<li>${folds ? renderTree(value, budget, name) : name + leaf(value)}</li>`;
}

function leaf(value: unknown): string {
  return `<code>${escapeHtml(value === GETTER ? '[Getter]' : oneLine(value))}</code>`;
}

/** A value in few words; one that throws at whoever looks is told to do so. */
function oneLine(value: unknown): string {
  try {
    return inspect(value, { depth: 0, maxArrayLength: 10, maxStringLength: 200, breakLength: Infinity });
  } catch {
    return '[cannot be shown]';
  }
}

function isNested(value: unknown): value is object {
  return typeof value === 'object' && value !== null && sizeOf(value) > 0;
}

/** A proxy may throw at whoever looks. */
function sizeOf(value: object): number {
  try {
    return contentsOf(value)?.size ?? 0;
  } catch {
    return 0;
  }
}

function titleOf(value: object, size: number): string {
  const name = isPlainObject(value) ? 'Object' : value.constructor.name;
  return `${name} (${size.toLocaleString('en')})`;
}
