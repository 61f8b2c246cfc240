import ts from 'typescript';
import type { CheckerHost } from '../typescript/checker';
import { type BoundFile, internals } from '../typescript/internals';
import { withoutPaths } from '../without-paths';
import { readDocumentation } from './documentation';
import { type Member, membersOf } from './members';
import { type Option, optionsOf } from './options';
import { readableSignature, signaturesOf } from './signatures';

/** Everything that TypeScript knows about a name: the material of a tooltip. */
export interface Description {
  readonly signature: string;
  readonly documentation: string;
  readonly tags: readonly Tag[];
  /** The keys of the objects that it takes. */
  readonly options: readonly Option[];
  /** The names that it holds, if it is a module. */
  readonly members: readonly Member[];
  readonly declarations: readonly ts.Declaration[];
}

export interface Tag {
  readonly name: string;
  readonly text: string;
}

export function describe(node: ts.Node, file: BoundFile, { checker }: CheckerHost): Description | undefined {
  const symbol = expectedProperty(node, checker) ?? checker.getSymbolAtLocation(node);
  if (!symbol || checker.isUnknownSymbol(symbol)) return undefined;
  readDocumentation(symbol, checker);
  const { displayParts, documentation, tags } =
    internals.SymbolDisplay.getSymbolDisplayPartsDocumentationAndSymbolKind(
      checker,
      symbol,
      file,
      internals.getContainerNode(node),
      node,
    );
  const meant = target(symbol, checker);
  const signatures = signaturesOf(meant, node, checker);
  // Where a name has several signatures, TypeScript tells only what is said of one of them.
  const words = documentation.length > 0 ? documentation : symbol.getDocumentationComment(checker);
  const marks = tags && tags.length > 0 ? tags : symbol.getJsDocTags(checker);
  const written = marks.map(({ name, text }) => ({ name, text: prose(text) }));
  const shown = withoutAlias(ts.displayPartsToString(displayParts));
  return {
    signature: withoutPaths(readableSignature(shown, signatures, node, checker)),
    documentation: prose(words),
    tags: written.filter(({ name }) => name !== 'defaults'),
    options: optionsOf(signatures, written, node, checker),
    members: membersOf(meant, node, checker),
    declarations: meant.declarations ?? [],
  };
}

/** For a key of an object literal: the property that the expected type declares, and documents. */
function expectedProperty(node: ts.Node, checker: ts.TypeChecker): ts.Symbol | undefined {
  const { parent } = node;
  if (!ts.isObjectLiteralElementLike(parent) || parent.name !== node || !ts.isPropertyName(node))
    return undefined;
  if (!ts.isObjectLiteralExpression(parent.parent) || ts.isComputedPropertyName(node)) return undefined;
  return checker.getContextualType(parent.parent)?.getProperty(node.text);
}

/** An imported name is shown as what it stands for, without the import itself. */
function withoutAlias(signature: string): string {
  return signature.startsWith('(alias) ')
    ? signature.slice(8).replace(/\n(import|export) .*$/, '')
    : signature;
}

function target(symbol: ts.Symbol, checker: ts.TypeChecker): ts.Symbol {
  return symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
}

/** TSDoc as Markdown: `{@link f}` becomes code, or a link where it names an address. */
function prose(parts: readonly ts.SymbolDisplayPart[] | undefined): string {
  return (parts ?? [])
    .filter(({ kind }) => kind !== 'link')
    .map(({ kind, text }) => (kind === 'linkName' || kind === 'linkText' ? link(text.trim()) : text))
    .join('');
}

function link(text: string): string {
  const [address = '', ...label] = text.split(/\s*\|\s*|\s+/);
  if (/^https?:/.test(address)) return `[${label.join(' ') || address}](${address})`;
  return `\`${label.join(' ') || address}\``;
}
