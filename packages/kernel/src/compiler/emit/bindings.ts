import ts from 'typescript';
import { internals } from '../typescript/internals';

const { factory } = ts;

export interface BindingRewriter {
  /** `exports.name`. */
  target(name: ts.Identifier): ts.Expression;
  visit<N extends ts.Expression>(node: N): ts.Expression;
}

/** The names that a declaration binds, in order. */
export function boundNames(name: ts.BindingName): string[] {
  if (ts.isIdentifier(name)) return [name.text];
  return name.elements.flatMap(element => (ts.isOmittedExpression(element) ? [] : boundNames(element.name)));
}

/** `{ a, b: [c = 1] }`, as the left side of an assignment to `exports.a` and `exports.c`. */
export function assignmentTarget(name: ts.BindingName, rewriter: BindingRewriter): ts.Expression {
  if (ts.isIdentifier(name)) return rewriter.target(name);
  if (ts.isArrayBindingPattern(name)) {
    return factory.createArrayLiteralExpression(
      name.elements.map(element => arrayElement(element, rewriter)),
    );
  }
  return factory.createObjectLiteralExpression(name.elements.map(element => property(element, rewriter)));
}

function arrayElement(element: ts.ArrayBindingElement, rewriter: BindingRewriter): ts.Expression {
  if (ts.isOmittedExpression(element)) return element;
  const target = withDefault(element, rewriter);
  return element.dotDotDotToken ? factory.createSpreadElement(target) : target;
}

function property(element: ts.BindingElement, rewriter: BindingRewriter): ts.ObjectLiteralElementLike {
  if (element.dotDotDotToken) return factory.createSpreadAssignment(withDefault(element, rewriter));
  // Without a property name the element is a plain identifier, by the grammar.
  const key = element.propertyName ?? (element.name as ts.Identifier);
  return factory.createPropertyAssignment(propertyName(key, rewriter), withDefault(element, rewriter));
}

function propertyName(name: ts.PropertyName, rewriter: BindingRewriter): ts.PropertyName {
  if (ts.isComputedPropertyName(name))
    return factory.createComputedPropertyName(rewriter.visit(name.expression));
  return ts.isIdentifier(name) ? factory.createIdentifier(name.text) : name;
}

function withDefault(element: ts.BindingElement, rewriter: BindingRewriter): ts.Expression {
  const target = assignmentTarget(element.name, rewriter);
  if (!element.initializer) return target;
  return factory.createAssignment(target, namedValue(element.name, element.initializer, rewriter));
}

/** A declaration's value. Anonymous functions and classes take the declared name, which an assignment would not give. */
export function namedValue(
  name: ts.BindingName,
  initializer: ts.Expression,
  rewriter: BindingRewriter,
): ts.Expression {
  const value = rewriter.visit(initializer);
  if (!ts.isIdentifier(name) || !isAnonymousDefinition(initializer)) return value;
  const holder = factory.createObjectLiteralExpression([factory.createPropertyAssignment(name.text, value)]);
  return factory.createPropertyAccessExpression(holder, name.text);
}

function isAnonymousDefinition(expression: ts.Expression): boolean {
  const inner = internals.skipOuterExpressions(expression);
  if (ts.isArrowFunction(inner)) return true;
  return (ts.isFunctionExpression(inner) || ts.isClassExpression(inner)) && !inner.name;
}
