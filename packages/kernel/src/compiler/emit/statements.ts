import ts from 'typescript';
import { declarations, declaresShared } from './expressions';
import { lowerImport, lowerReExport } from './imports';
import type { Lowering } from './lowering';

const { factory } = ts;

type Rewrite = (node: ts.Statement, lowering: Lowering) => readonly ts.Statement[] | undefined;

/** Top-level statements that change beyond their expressions; imports are moved to the top of the cell. */
export const statements: { readonly [kind in ts.SyntaxKind]?: Rewrite } = {
  [ts.SyntaxKind.ImportDeclaration]: () => [],
  [ts.SyntaxKind.ImportEqualsDeclaration]: on(ts.isImportEqualsDeclaration, importEquals),
  [ts.SyntaxKind.ExportDeclaration]: on(ts.isExportDeclaration, lowerReExport),
  [ts.SyntaxKind.ExportAssignment]: on(ts.isExportAssignment, exportDefault),
  [ts.SyntaxKind.VariableStatement]: on(ts.isVariableStatement, variables),
  [ts.SyntaxKind.FunctionDeclaration]: on(ts.isFunctionDeclaration, functionDeclaration),
  [ts.SyntaxKind.ClassDeclaration]: on(ts.isClassDeclaration, classDeclaration),
  [ts.SyntaxKind.EnumDeclaration]: on(ts.isEnumDeclaration, enumDeclaration),
  [ts.SyntaxKind.ModuleDeclaration]: on(ts.isModuleDeclaration, moduleDeclaration),
};

function on<N extends ts.Statement>(
  isKind: (node: ts.Node) => node is N,
  rewrite: (node: N, lowering: Lowering) => readonly ts.Statement[] | undefined,
): Rewrite {
  return (node, lowering) => (isKind(node) ? rewrite(node, lowering) : undefined);
}

/** The statements that run before anything else: functions, then `var`s without a value, then imports. */
export function hoisted(file: ts.SourceFile, lowering: Lowering): ts.Statement[] {
  const functions = file.statements
    .filter(ts.isFunctionDeclaration)
    .flatMap(node => (node.body ? nameOf(node) : []));
  return [
    ...[...new Set(functions)].filter(isExported(lowering)).map(name => share(name, lowering)),
    ...bareVars(file, lowering).map(name => statement(lowering.declare(name, factory.createVoidZero()))),
    ...file.statements.filter(ts.isImportDeclaration).flatMap(node => lowerImport(node, lowering)),
  ];
}

function importEquals(node: ts.ImportEqualsDeclaration, lowering: Lowering): ts.Statement[] {
  if (node.isTypeOnly || !lowering.cell.isValueImport(node)) return [];
  return [statement(lowering.declare(node.name.text, importedValue(node.moduleReference, lowering)))];
}

/** `require("x")`, or the entity of `import A = B.C`. */
function importedValue(reference: ts.ModuleReference, lowering: Lowering): ts.Expression {
  if (ts.isExternalModuleReference(reference)) {
    return lowering.call(factory.createIdentifier('require'), [reference.expression]);
  }
  if (ts.isQualifiedName(reference)) {
    return factory.createPropertyAccessExpression(
      importedValue(reference.left, lowering),
      reference.right.text,
    );
  }
  return lowering.cell.references.isShared(reference) ? lowering.shared(reference.text) : reference;
}

/** A cell has nobody to export to; `export default` is evaluated for what it does. */
function exportDefault(node: ts.ExportAssignment, lowering: Lowering): ts.Statement[] {
  return [statement(lowering.visit(node.expression))];
}

function variables(node: ts.VariableStatement, lowering: Lowering): ts.Statement[] | undefined {
  if (!declaresShared(node.declarationList, lowering)) return undefined;
  return [ts.setTextRange(statement(declarations(node.declarationList, lowering)), node)];
}

function functionDeclaration(node: ts.FunctionDeclaration, lowering: Lowering): ts.Statement[] {
  if (!node.name) return []; // `export default function () {}`, which nobody can call
  const { asteriskToken, name, typeParameters, parameters, type, body } = lowering.visitChildren(node);
  const modifiers = withoutExport(node.modifiers);
  return [
    factory.updateFunctionDeclaration(
      node,
      modifiers,
      asteriskToken,
      name,
      typeParameters,
      parameters,
      type,
      body,
    ),
  ];
}

function classDeclaration(node: ts.ClassDeclaration, lowering: Lowering): ts.Statement[] {
  const { modifiers, name, typeParameters, heritageClauses, members } = lowering.visitChildren(node);
  const updated = factory.updateClassDeclaration(
    node,
    withoutExport(modifiers),
    name,
    typeParameters,
    heritageClauses,
    members,
  );
  return [name ? updated : statement(classExpression(updated)), ...shareAfter(node, lowering)];
}

/** `export default class { ... }` is evaluated for what it does. */
function classExpression({ modifiers, typeParameters, heritageClauses, members }: ts.ClassDeclaration) {
  return factory.createParenthesizedExpression(
    factory.createClassExpression(modifiers, undefined, typeParameters, heritageClauses, members),
  );
}

function enumDeclaration(node: ts.EnumDeclaration, lowering: Lowering): ts.Statement[] {
  const { name, members } = lowering.visitChildren(node);
  return [
    factory.updateEnumDeclaration(node, withoutExport(node.modifiers), name, members),
    ...shareAfter(node, lowering),
  ];
}

function moduleDeclaration(node: ts.ModuleDeclaration, lowering: Lowering): ts.Statement[] {
  const { name, body } = lowering.visitChildren(node);
  return [
    factory.updateModuleDeclaration(node, withoutExport(node.modifiers), name, body),
    ...shareAfter(node, lowering),
  ];
}

function withoutExport<M extends ts.ModifierLike>(modifiers: readonly M[] | undefined): M[] | undefined {
  return modifiers?.filter(
    ({ kind }) => kind !== ts.SyntaxKind.ExportKeyword && kind !== ts.SyntaxKind.DefaultKeyword,
  );
}

function shareAfter(node: ts.DeclarationStatement, lowering: Lowering): ts.Statement[] {
  return nameOf(node)
    .filter(isExported(lowering))
    .map(name => share(name, lowering));
}

function nameOf(node: ts.DeclarationStatement): string[] {
  return node.name && ts.isIdentifier(node.name) ? [node.name.text] : [];
}

const isExported = (lowering: Lowering) => (name: string) => lowering.cell.topLevel.exported.has(name);

/** `exports.name = name, declared_("name")` */
function share(name: string, lowering: Lowering): ts.Statement {
  return statement(lowering.declare(name, factory.createIdentifier(name)));
}

function statement(expression: ts.Expression): ts.Statement {
  return factory.createExpressionStatement(expression);
}

/** Names of `var x;` and `for (var x of ...)`, which exist from the start. */
function bareVars(file: ts.SourceFile, lowering: Lowering): string[] {
  const names = new Set<string>();
  const collect = (node: ts.Node): void => {
    if (ts.isFunctionLike(node) || ts.isClassLike(node) || ts.isModuleDeclaration(node)) return;
    if (ts.isVariableDeclaration(node) && !node.initializer && ts.isIdentifier(node.name)) {
      const list = node.parent;
      const isVar = ts.isVariableDeclarationList(list) && !(list.flags & ts.NodeFlags.BlockScoped);
      if (isVar && declaresShared(list, lowering)) names.add(node.name.text);
    }
    ts.forEachChild(node, collect);
  };
  collect(file);
  return [...names];
}
