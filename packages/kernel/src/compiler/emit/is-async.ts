import ts from 'typescript';
import { isUsing } from './top-level';

/** True when a cell's own statements await: its code has to run as an async function. */
export function isAsyncCell(file: ts.SourceFile): boolean {
  return awaits(file) ?? false;
}

function awaits(node: ts.Node): boolean | undefined {
  if (ts.isFunctionLike(node)) return ts.isMethodDeclaration(node) ? awaitsInName(node) : undefined;
  if (ts.isAwaitExpression(node) || isAwaitingStatement(node)) return true;
  return ts.forEachChild(node, awaits);
}

/** A computed method name is evaluated outside of the method. */
function awaitsInName(node: ts.MethodDeclaration): boolean | undefined {
  return ts.isComputedPropertyName(node.name) ? awaits(node.name) : undefined;
}

function isAwaitingStatement(node: ts.Node): boolean {
  if (ts.isForOfStatement(node)) return node.awaitModifier !== undefined;
  if (ts.isImportDeclaration(node)) return !node.importClause?.isTypeOnly;
  if (ts.isExportDeclaration(node)) return node.moduleSpecifier !== undefined && !node.isTypeOnly;
  return (
    ts.isVariableDeclarationList(node) &&
    isUsing(node) &&
    (node.flags & ts.NodeFlags.AwaitUsing) === ts.NodeFlags.AwaitUsing
  );
}
