import type { Description } from './describe';

/** A tooltip for terminals. */
export function toPlain(description: Description, withSource: boolean): string {
  const { signature, documentation, tags, declarations } = description;
  const lines = tags.filter(({ name }) => name !== 'doc').map(({ name, text }) => `@${name} ${text}`.trimEnd());
  const source = withSource ? declarations.map(declaration => declaration.getText()) : [];
  return [signature, documentation, lines.join('\n'), ...source].filter(part => part.trim() !== '').join('\n\n');
}
