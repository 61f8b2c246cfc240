import ts from 'typescript';
import { readDocumentation } from './documentation';

/** A name that another one holds, with the first sentence of its documentation. */
export interface Member {
  readonly name: string;
  readonly documentation: string;
}

/** The names that a module holds, or an object that serves as one; nothing for other values. */
export function membersOf(symbol: ts.Symbol, node: ts.Node, checker: ts.TypeChecker): readonly Member[] {
  return namesIn(symbol, node, checker).map(member => {
    readDocumentation(member, checker);
    return { name: member.name, documentation: firstSentence(documentationOf(member, checker)) };
  });
}

function namesIn(symbol: ts.Symbol, node: ts.Node, checker: ts.TypeChecker): readonly ts.Symbol[] {
  if (symbol.flags & ts.SymbolFlags.Module)
    return checker.getExportsOfModule(symbol).filter(isValue(checker));
  if (!(symbol.flags & ts.SymbolFlags.Variable)) return [];
  const type = checker.getTypeOfSymbolAtLocation(symbol, node);
  const properties = type.getProperties();
  return isNamespace(type, properties, checker) ? properties : [];
}

/** An object literal, or a type written as one, most of whose members are functions. */
function isNamespace(type: ts.Type, members: readonly ts.Symbol[], checker: ts.TypeChecker): boolean {
  const parts = type.isIntersection() ? type.types : [type];
  if (parts.some(part => part.symbol?.flags & (ts.SymbolFlags.Class | ts.SymbolFlags.Interface)))
    return false;
  if (checker.isArrayType(type) || type.getCallSignatures().length > 0) return false;
  const functions = members.filter(member => checker.getTypeOfSymbol(member).getCallSignatures().length > 0);
  return functions.length > 2 && functions.length * 2 > members.length;
}

const isValue = (checker: ts.TypeChecker) => (symbol: ts.Symbol) =>
  Boolean(target(symbol, checker).flags & ts.SymbolFlags.Value);

function documentationOf(symbol: ts.Symbol, checker: ts.TypeChecker): string {
  const own = ts.displayPartsToString(symbol.getDocumentationComment(checker));
  return own || ts.displayPartsToString(target(symbol, checker).getDocumentationComment(checker));
}

function target(symbol: ts.Symbol, checker: ts.TypeChecker): ts.Symbol {
  return symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
}

function firstSentence(text: string): string {
  return (/^.*?[.:](?=\s|$)|^.*/.exec(text.trim().replaceAll(/\s+/g, ' '))?.[0] ?? '').replace(/:$/, '.');
}
