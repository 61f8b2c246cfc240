import ts from 'typescript';
import { withoutPaths } from '../without-paths';

const format = ts.TypeFormatFlags.NoTruncation | ts.TypeFormatFlags.UseAliasDefinedOutsideCurrentScope;

/** So many members of a union are written. */
const most = 24;

/** A type as a caller has to know it: the values that may be written rather than the name of their union. */
export function typeText(type: ts.Type, node: ts.Node, checker: ts.TypeChecker): string {
  const given = checker.getNonNullableType(type);
  const text = (part: ts.Type) =>
    part.isStringLiteral()
      ? `'${part.value}'`
      : withoutPaths(checker.typeToString(part, node, format)).replaceAll(/"([^"'\\]*)"/g, "'$1'");
  if (!given.isUnion() || !given.types.some(part => part.isStringLiteral())) return text(given);
  // TypeScript orders a union by which of its types it met first, which is another order in each session.
  const literals = given.types.filter(part => part.isStringLiteral()).map(text);
  const others = given.types.filter(part => !part.isStringLiteral()).map(text);
  const parts = [...new Set([...literals.sort(), ...others.sort()])];
  const more = parts.length > most ? [`${parts.length - most} more`] : [];
  return [...parts.slice(0, most), ...more].join(' | ');
}
