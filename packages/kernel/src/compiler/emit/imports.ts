import ts from 'typescript';
import { internals } from '../typescript/internals';
import type { Lowering } from './lowering';
import { constant } from './runtime-names';

const { factory } = ts;

/** `const m = await import_("x")` and the live bindings to it on `exports`. */
export function lowerImport(node: ts.ImportDeclaration, lowering: Lowering): ts.Statement[] {
  const bindings = importBindings(node.importClause, lowering);
  if (node.importClause && bindings.length === 0) return [];
  const loaded = awaitImport(node, node.moduleSpecifier, node.attributes, lowering);
  if (bindings.length === 0) return [factory.createExpressionStatement(loaded)];
  const module = factory.createUniqueName('imported');
  const getters = bindings.map(({ name, member }) => {
    const value = member === '*' ? module : memberOf(module, member);
    const getter = factory.createArrowFunction(undefined, undefined, [], undefined, undefined, value);
    return factory.createPropertyAssignment(name, getter);
  });
  const bind = factory.createPropertyAccessExpression(lowering.import_, 'bind');
  return [
    constant(module, loaded),
    factory.createExpressionStatement(
      factory.createCallExpression(bind, undefined, [
        factory.createIdentifier(lowering.cell.runtime.exports),
        factory.createObjectLiteralExpression(getters),
      ]),
    ),
    factory.createExpressionStatement(lowering.declared(bindings.map(binding => binding.name))),
  ];
}

/** The same for imports that TypeScript added (JSX runtimes), whose names are its own and stay in the cell. */
export function lowerAddedImport(node: ts.ImportDeclaration, lowering: Lowering): ts.Statement {
  const loaded = awaitImport(node, node.moduleSpecifier, undefined, lowering);
  const named = node.importClause?.namedBindings;
  if (!named || !ts.isNamedImports(named)) return factory.createExpressionStatement(loaded);
  const pattern = factory.createObjectBindingPattern(
    named.elements.map(element =>
      factory.createBindingElement(
        undefined,
        element.propertyName as ts.Identifier | undefined,
        element.name,
      ),
    ),
  );
  return constant(pattern, loaded);
}

/** `export ... from "x"` runs the module; a cell has nobody to export to. */
export function lowerReExport(node: ts.ExportDeclaration, lowering: Lowering): ts.Statement[] {
  if (!node.moduleSpecifier || node.isTypeOnly) return [];
  const loaded = awaitImport(node, node.moduleSpecifier, node.attributes, lowering);
  return [factory.createExpressionStatement(loaded)];
}

interface Binding {
  readonly name: string;
  readonly member: string;
}

function importBindings(clause: ts.ImportClause | undefined, lowering: Lowering): Binding[] {
  if (!clause || clause.isTypeOnly) return [];
  const named = clause.namedBindings;
  const bindings: Binding[] = [];
  if (clause.name && lowering.cell.isValueImport(clause))
    bindings.push({ name: clause.name.text, member: 'default' });
  if (named && ts.isNamespaceImport(named)) bindings.push({ name: named.name.text, member: '*' });
  if (named && ts.isNamedImports(named)) {
    for (const element of named.elements.filter(
      element => !element.isTypeOnly && lowering.cell.isValueImport(element),
    )) {
      bindings.push({ name: element.name.text, member: (element.propertyName ?? element.name).text });
    }
  }
  return bindings;
}

/** An error in it is one of `node`. */
function awaitImport(
  node: ts.Node,
  specifier: ts.Expression,
  attributes: ts.ImportAttributes | undefined,
  lowering: Lowering,
): ts.Expression {
  const target = ts.isStringLiteralLike(specifier)
    ? factory.createStringLiteral(lowering.cell.importTarget(specifier))
    : specifier;
  const options = attributes ? [importOptions(attributes)] : [];
  const call = ts.setSourceMapRange(lowering.call(lowering.import_, [target, ...options]), node);
  return ts.setSourceMapRange(factory.createAwaitExpression(call), node);
}

function importOptions(attributes: ts.ImportAttributes): ts.Expression {
  const entries = attributes.elements.map(({ name, value }) =>
    factory.createPropertyAssignment(factory.createStringLiteral(name.text), value),
  );
  const withEntries = factory.createObjectLiteralExpression(entries);
  return factory.createObjectLiteralExpression([factory.createPropertyAssignment('with', withEntries)]);
}

function memberOf(module: ts.Expression, member: string): ts.Expression {
  return internals.isIdentifierText(member)
    ? factory.createPropertyAccessExpression(module, member)
    : factory.createElementAccessExpression(module, factory.createStringLiteral(member));
}
