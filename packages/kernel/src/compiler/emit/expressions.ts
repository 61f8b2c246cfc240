import ts from 'typescript';
import { assignmentTarget, boundNames, namedValue } from './bindings';
import type { Lowering } from './lowering';
import { isReference } from './references';

const { factory } = ts;

/** Answers the new node, or nothing to go on with the node's children. */
type Rewrite = (node: ts.Node, lowering: Lowering) => ts.Node | undefined;

/** The kinds of nodes that change, at any depth of a cell. */
export const expressions: { readonly [kind in ts.SyntaxKind]?: Rewrite } = {
  [ts.SyntaxKind.Identifier]: on(ts.isIdentifier, reference),
  [ts.SyntaxKind.ShorthandPropertyAssignment]: on(ts.isShorthandPropertyAssignment, shorthand),
  [ts.SyntaxKind.AwaitExpression]: on(ts.isAwaitExpression, awaitExpression),
  [ts.SyntaxKind.CallExpression]: on(ts.isCallExpression, importCall),
  [ts.SyntaxKind.MetaProperty]: on(ts.isMetaProperty, importMeta),
  [ts.SyntaxKind.VariableStatement]: on(ts.isVariableStatement, nestedVar),
  [ts.SyntaxKind.ForStatement]: on(ts.isForStatement, forStatement),
  [ts.SyntaxKind.ForInStatement]: on(ts.isForInStatement, forIn),
  [ts.SyntaxKind.ForOfStatement]: on(ts.isForOfStatement, forOf),
};

function on<N extends ts.Node>(
  isKind: (node: ts.Node) => node is N,
  rewrite: (node: N, lowering: Lowering) => ts.Node | undefined,
): Rewrite {
  return (node, lowering) => (isKind(node) ? rewrite(node, lowering) : undefined);
}

function reference(node: ts.Identifier, lowering: Lowering): ts.Node | undefined {
  if (!isReference(node) || !lowering.cell.references.isShared(node)) return node;
  const shared = ts.setTextRange(lowering.shared(node.text), node);
  // `(0, exports.f)()`: a plain call, without `exports` as `this`.
  return isCallee(node) ? plainCallee(shared) : shared;
}

function plainCallee(callee: ts.Expression): ts.Expression {
  return factory.createParenthesizedExpression(factory.createComma(factory.createNumericLiteral(0), callee));
}

function isCallee(node: ts.Expression): boolean {
  const { parent } = node;
  if (ts.isDecorator(parent)) return true;
  if (ts.isCallExpression(parent)) return parent.expression === node;
  if (ts.isTaggedTemplateExpression(parent)) return parent.tag === node;
  const isOuter =
    ts.isParenthesizedExpression(parent) ||
    ts.isNonNullExpression(parent) ||
    ts.isAssertionExpression(parent);
  return (isOuter || ts.isSatisfiesExpression(parent)) && isCallee(parent);
}

function shorthand(node: ts.ShorthandPropertyAssignment, lowering: Lowering): ts.Node | undefined {
  if (!lowering.cell.references.isShared(node.name)) return undefined;
  const target = lowering.shared(node.name.text);
  const fallback = node.objectAssignmentInitializer;
  const value = fallback ? factory.createAssignment(target, lowering.visit(fallback)) : target;
  return factory.createPropertyAssignment(factory.createIdentifier(node.name.text), value);
}

function awaitExpression(node: ts.AwaitExpression, lowering: Lowering): ts.Node {
  const guarded = lowering.call(lowering.await_, [lowering.visit(node.expression)]);
  return factory.updateAwaitExpression(node, guarded);
}

function importCall(node: ts.CallExpression, lowering: Lowering): ts.Node | undefined {
  if (node.expression.kind !== ts.SyntaxKind.ImportKeyword) return undefined;
  const [specifier, ...rest] = node.arguments;
  const target =
    specifier && ts.isStringLiteralLike(specifier)
      ? factory.createStringLiteral(lowering.cell.importTarget(specifier))
      : specifier && lowering.visit(specifier);
  return lowering.call(lowering.import_, [
    ...(target ? [target] : []),
    ...rest.map(arg => lowering.visit(arg)),
  ]);
}

function importMeta(node: ts.MetaProperty, lowering: Lowering): ts.Node {
  if (node.keywordToken !== ts.SyntaxKind.ImportKeyword) return node;
  return factory.createPropertyAccessExpression(lowering.import_, 'meta');
}

/** `var` inside a block of the cell belongs to the cell. */
function nestedVar(node: ts.VariableStatement, lowering: Lowering): ts.Node | undefined {
  if (!declaresShared(node.declarationList, lowering)) return undefined;
  return ts.setTextRange(
    factory.createExpressionStatement(declarations(node.declarationList, lowering)),
    node,
  );
}

function forStatement(node: ts.ForStatement, lowering: Lowering): ts.Node | undefined {
  const list = node.initializer;
  if (!list || !ts.isVariableDeclarationList(list) || !declaresShared(list, lowering)) return undefined;
  const condition = node.condition && lowering.visit(node.condition);
  const incrementor = node.incrementor && lowering.visit(node.incrementor);
  const body = lowering.visitNode(node.statement) as ts.Statement;
  return factory.updateForStatement(node, declarations(list, lowering), condition, incrementor, body);
}

function forIn(node: ts.ForInStatement, lowering: Lowering): ts.Node | undefined {
  const target = loopTarget(node.initializer, lowering);
  if (!target) return undefined;
  const body = lowering.visitNode(node.statement) as ts.Statement;
  return factory.updateForInStatement(node, target, lowering.visit(node.expression), body);
}

function forOf(node: ts.ForOfStatement, lowering: Lowering): ts.Node | undefined {
  const target = loopTarget(node.initializer, lowering);
  if (!target && !node.awaitModifier) return undefined;
  const initializer = target ?? (lowering.visitNode(node.initializer) as ts.ForInitializer);
  const body = lowering.visitNode(node.statement) as ts.Statement;
  const iterate = factory.createPropertyAccessExpression(lowering.await_, 'iterate');
  const items = lowering.visit(node.expression);
  const guarded = node.awaitModifier ? lowering.call(iterate, [items]) : items;
  return factory.updateForOfStatement(node, node.awaitModifier, initializer, guarded, body);
}

function loopTarget(initializer: ts.ForInitializer, lowering: Lowering): ts.Expression | undefined {
  if (!ts.isVariableDeclarationList(initializer) || !declaresShared(initializer, lowering)) return undefined;
  const [declaration] = initializer.declarations;
  return declaration && assignmentTarget(declaration.name, lowering);
}

/** True for the `let`, `const` and `var` whose names live on `exports`. */
export function declaresShared(list: ts.VariableDeclarationList, lowering: Lowering): boolean {
  const isBlockScoped = (list.flags & ts.NodeFlags.BlockScoped) !== 0;
  if (isBlockScoped && !ts.isVariableStatement(list.parent)) return false;
  if ((isBlockScoped ? list.parent.parent : enclosingFunction(list)) !== lowering.cell.file) return false;
  const names = list.declarations.flatMap(declaration => boundNames(declaration.name));
  return names.every(name => lowering.cell.topLevel.exported.has(name));
}

function enclosingFunction(node: ts.Node): ts.Node {
  const isScope = (parent: ts.Node) =>
    ts.isFunctionLike(parent) ||
    ts.isSourceFile(parent) ||
    ts.isModuleDeclaration(parent) ||
    ts.isClassStaticBlockDeclaration(parent) ||
    ts.isPropertyDeclaration(parent);
  let parent = node.parent;
  while (!isScope(parent)) parent = parent.parent;
  return parent;
}

/** `const a = 1, [b] = c` as `exports.a = 1, declared_("a"), [exports.b] = c, declared_("b")`. */
export function declarations(list: ts.VariableDeclarationList, lowering: Lowering): ts.Expression {
  const isVar = !(list.flags & ts.NodeFlags.BlockScoped);
  const parts = list.declarations
    .filter(({ initializer }) => initializer !== undefined || !isVar)
    .map(declaration => declaration_(declaration, lowering));
  return parts.reduce(
    (left, right) => factory.createComma(left, right),
    parts.shift() ?? factory.createVoidZero(),
  );
}

function declaration_({ name, initializer }: ts.VariableDeclaration, lowering: Lowering): ts.Expression {
  const value = initializer ? namedValue(name, initializer, lowering) : factory.createVoidZero();
  const names = boundNames(name);
  const parts = [
    ...names.filter(bound => lowering.cell.mirrored.has(bound)).map(bound => mirror(bound, lowering)),
    lowering.declared(names),
  ];
  return parts.reduce(
    (left, right) => factory.createComma(left, right),
    factory.createAssignment(assignmentTarget(name, lowering), value) as ts.Expression,
  );
}

/** `name = exports.name` */
function mirror(name: string, lowering: Lowering): ts.Expression {
  return factory.createAssignment(factory.createIdentifier(name), lowering.shared(name));
}
