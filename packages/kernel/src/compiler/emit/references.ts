import ts from 'typescript';
import { internals, type InternalChecker } from '../typescript/internals';
import { isAmbient, type TopLevel } from './top-level';

/** Tells which identifiers of a cell mean a variable that lives on `exports`. */
export class References {
  constructor(
    private readonly checker: InternalChecker,
    private readonly own: ReadonlyMap<string, ts.Symbol>,
    private readonly topLevel: TopLevel,
    /** The value of that name that an earlier cell declared. */
    private readonly earlier: (name: string) => ts.Symbol | undefined,
  ) {}

  isShared(identifier: ts.Identifier): boolean {
    const name = identifier.text;
    const earlier = this.earlier(name);
    if (!this.topLevel.exported.has(name) && !earlier) return false;
    const symbol = this.checker.resolveName(name, identifier, ts.SymbolFlags.Value, false);
    if (!symbol) return false;
    if (symbol === earlier) return !isAmbient(symbol);
    return (
      this.own.get(name) === symbol && this.topLevel.exported.has(name) && !isWithinOwn(identifier, symbol)
    );
  }
}

/** True where an identifier is a value that is read or written, as opposed to a name of a member, label or type. */
export function isReference(identifier: ts.Identifier): boolean {
  const { name } = identifier.parent as ts.NamedDeclaration; // Absent from nodes that have no name.
  return name !== identifier && internals.isExpressionNode(identifier);
}

/** Inside a function, class, enum or namespace, its own name is the local one: exact, and fast in recursion. */
function isWithinOwn(identifier: ts.Identifier, symbol: ts.Symbol): boolean {
  const owners = symbol.declarations ?? [];
  for (let node: ts.Node = identifier; node; node = node.parent) {
    if (namesItself(node) && owners.some(owner => owner === node)) return true;
  }
  return false;
}

/** In JavaScript an assignment to a property (`a.x = 1`) is a declaration of `a` as well, and no scope. */
function namesItself(node: ts.Node): boolean {
  return (
    ts.isFunctionLike(node) ||
    ts.isClassLike(node) ||
    ts.isEnumDeclaration(node) ||
    ts.isModuleDeclaration(node)
  );
}
