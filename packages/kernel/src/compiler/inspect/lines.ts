import type { Member } from './members';
import type { Option } from './options';

/** An option in one line of Markdown: how it is written, then what it is for. */
export function optionLine({ name, type, isRequired, default: value, documentation }: Option): string {
  const written = `\`${name}: ${type}${value === undefined ? '' : ` = ${value}`}\``;
  return line(written + (isRequired ? ' (required)' : ''), documentation);
}

export function memberLine({ name, documentation }: Member): string {
  return line(`\`${name}\``, documentation);
}

function line(written: string, documentation: string): string {
  return documentation === '' ? written : `${written} – ${documentation.replaceAll(/\s+/g, ' ')}`;
}
