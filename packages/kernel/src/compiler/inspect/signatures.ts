import ts from 'typescript';
import { bagsOf } from './options';

const format =
  ts.TypeFormatFlags.NoTruncation |
  ts.TypeFormatFlags.OmitParameterModifiers |
  ts.TypeFormatFlags.UseAliasDefinedOutsideCurrentScope;

/** How the value that a name stands for may be called, or made with `new`. */
export function signaturesOf(
  symbol: ts.Symbol,
  node: ts.Node,
  checker: ts.TypeChecker,
): readonly ts.Signature[] {
  if (!(symbol.flags & ts.SymbolFlags.Value)) return [];
  const type = checker.getNonNullableType(checker.getTypeOfSymbolAtLocation(symbol, node));
  const calls = type.getCallSignatures();
  return calls.length > 0 || !(symbol.flags & ts.SymbolFlags.Class) ? calls : type.getConstructSignatures();
}

/** `function f(`, `(method) Model.fit<T>(`, `(property) Adam: SomeType\n(`: the name and what it is of TypeScript's line about a function. */
const HEAD = /^(?:const |let |var )?((?:\(\w+\) |function |new )?[\w$.]+)(?:<[^(]*>)?(?:\(|: )/;
const OVERLOADS = /\(\+\d+ overloads?\)$/;

/**
 * TypeScript's line about a name, with every way to call it in place of `(+2 overloads)`, and with `{ … }` for those types of options
 * that have no name of their own to look up: what they hold is listed below.
 */
export function readableSignature(
  shown: string,
  signatures: readonly ts.Signature[],
  node: ts.Node,
  checker: ts.TypeChecker,
): string {
  const [, head] = HEAD.exec(shown) ?? [];
  const isLong = OVERLOADS.test(shown) || withoutLongTypes(shown, signatures, node, checker) !== shown;
  if (head === undefined || signatures.length === 0 || !isLong) return shown;
  return signatures.map(signature => head + written(signature, node, checker)).join('\n');
}

function written(signature: ts.Signature, node: ts.Node, checker: ts.TypeChecker): string {
  const parameters = signature.parameters.map(parameter => {
    const declaration = parameter.valueDeclaration;
    const isRest = declaration && ts.isParameter(declaration) && declaration.dotDotDotToken;
    const isOptional = declaration && ts.isParameter(declaration) && checker.isOptionalParameter(declaration);
    const type = checker.getTypeOfSymbolAtLocation(parameter, node);
    const text = checker.typeToString(isOptional ? checker.getNonNullableType(type) : type, node, format);
    const isLong = bagsOf(type, checker).length > 0 && isUnreadable(text);
    return `${isRest ? '...' : ''}${parameter.name}${isOptional ? '?' : ''}: ${isLong ? '{ … }' : text}`;
  });
  const result = checker.typeToString(signature.getReturnType(), node, format);
  return `(${parameters.join(', ')}): ${result}`;
}

/** Types of options that only a compiler can read, such as `Omit<Options<A>, 'b'>`, become `{ … }`. */
export function withoutLongTypes(
  text: string,
  signatures: readonly ts.Signature[],
  node: ts.Node,
  checker: ts.TypeChecker,
): string {
  const bags = signatures.flatMap(({ parameters }) =>
    parameters.flatMap(parameter => bagsOf(checker.getTypeOfSymbolAtLocation(parameter, node), checker)),
  );
  const names = new Set(bags.map(bag => checker.typeToString(bag, node, format)).filter(isUnreadable));
  return [...names].reduce((line, name) => line.replaceAll(name, '{ … }'), text);
}

const isUnreadable = (type: string): boolean => /[<{]/.test(type);
