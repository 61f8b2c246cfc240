import ts from 'typescript';
import { type BoundFile, internals } from '../typescript/internals';

/** The names that a cursor may be asking about, nearest first: the one it touches, then the function of the call it is in. */
export function* namesAt(file: BoundFile, offset: number): Generator<ts.Node> {
  for (const position of [offset, offset - 1]) {
    if (position < 0) continue;
    const node = internals.getTouchingPropertyName(file, position);
    if (isName(node)) yield node;
  }
  // Behind a call that is not closed yet there is nothing to touch, only something that came before.
  const inside = internals.findPrecedingToken(offset, file);
  for (let node: ts.Node | undefined = inside; node; node = node.parent) {
    if (ts.isCallOrNewExpression(node) && offset > node.expression.end) yield nameOf(node.expression);
  }
}

function isName(node: ts.Node): boolean {
  return (
    ts.isIdentifier(node) || ts.isPrivateIdentifier(node) || ts.isStringLiteralLike(node) || isThis(node)
  );
}

function isThis(node: ts.Node): boolean {
  return node.kind === ts.SyntaxKind.ThisKeyword || node.kind === ts.SyntaxKind.SuperKeyword;
}

function nameOf(expression: ts.Expression): ts.Node {
  return ts.isPropertyAccessExpression(expression) ? expression.name : expression;
}
