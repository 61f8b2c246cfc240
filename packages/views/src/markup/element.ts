import { escape } from './escape';

/** HTML or SVG source that is known to be well formed; anything else that becomes a child is escaped. */
export class Markup {
  constructor(readonly source: string) {}

  toString(): string {
    return this.source;
  }
}

export type Child = Markup | string | number | false | null | undefined | readonly Child[];
export type Attributes = Readonly<Record<string, string | number | false | null | undefined>>;

const EMPTY = new Set([
  'br',
  'col',
  'hr',
  'img',
  'rect',
  'path',
  'circle',
  'line',
  'image',
  'use',
  'polygon',
  'polyline',
]);

/**
 * An element. Text and attribute values are escaped, numbers rounded to hundredths, absent attributes left out.
 * @example element('td', { align: 'right' }, '<b>') // <td align="right">&lt;b&gt;</td>
 */
export function element(name: string, attributes: Attributes, ...children: readonly Child[]): Markup {
  const opening = `${name}${Object.entries(attributes).map(attribute).join('')}`;
  return new Markup(EMPTY.has(name) ? `<${opening}/>` : `<${opening}>${content(children)}</${name}>`);
}

export function content(child: Child): string {
  if (child === null || child === undefined || child === false) return '';
  if (child instanceof Markup) return child.source;
  if (typeof child === 'number') return short(child);
  return typeof child === 'string' ? escape(child) : child.map(content).join('');
}

function attribute([name, value]: [string, Attributes[string]]): string {
  if (value === null || value === undefined || value === false) return '';
  return ` ${name}="${typeof value === 'number' ? short(value) : escape(value)}"`;
}

function short(value: number): string {
  return Number.isFinite(value) ? String(Number(value.toFixed(2))) : '0';
}
