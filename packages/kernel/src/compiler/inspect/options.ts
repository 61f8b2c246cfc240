import ts from 'typescript';
import { readDocumentation } from './documentation';
import { byDeclaration } from './declaration-order';
import type { Tag } from './describe';
import { typeText } from './type-text';

/** A key of an object that a function takes, as a caller has to know it. */
export interface Option {
  readonly name: string;
  readonly type: string;
  readonly isRequired: boolean;
  /** As it is written in code; undefined where nothing states it. */
  readonly default?: string | undefined;
  readonly documentation: string;
}

/** The keys of all objects of options that the signatures take, each once. */
export function optionsOf(
  signatures: readonly ts.Signature[],
  tags: readonly Tag[],
  node: ts.Node,
  checker: ts.TypeChecker,
): readonly Option[] {
  const stated = statedDefaults(tags);
  const properties = propertiesOf(signatures, node, checker);
  const firsts = properties.filter(({ name }, i) => properties.findIndex(other => other.name === name) === i);
  const options = firsts.map((first): Option => {
    const { name } = first;
    const alike = properties.filter(other => other.name === name);
    readDocumentation(first, checker);
    const types = alike.map(property =>
      typeText(checker.getTypeOfSymbolAtLocation(property, node), node, checker),
    );
    const ofProperty = first.getJsDocTags(checker).find(tag => /^default(?:Value)?$/.test(tag.name));
    return {
      name,
      type: joined(types),
      isRequired: alike.every(({ flags }) => !(flags & ts.SymbolFlags.Optional)),
      default: stated.get(name) ?? (ofProperty && ts.displayPartsToString(ofProperty.text).trim()),
      documentation: ts.displayPartsToString(first.getDocumentationComment(checker)).trim(),
    };
  });
  const order = new Map(byDeclaration(firsts, checker).map(({ name }, i) => [name, i]));
  const place = ({ name, isRequired }: Option) => (order.get(name) ?? 0) - (isRequired ? options.length : 0);
  return options.sort((a, b) => place(a) - place(b));
}

/** The types that a key has in several signatures, as one. */
function joined(types: readonly string[]): string {
  const parts = [...new Set(types)];
  const isBoolean = parts.includes('boolean');
  return parts.filter(part => !isBoolean || !/^(?:true|false)$/.test(part)).join(' | ');
}

function propertiesOf(
  signatures: readonly ts.Signature[],
  node: ts.Node,
  checker: ts.TypeChecker,
): readonly ts.Symbol[] {
  const parameters = signatures.flatMap(signature => signature.parameters);
  const bags = parameters.flatMap(parameter =>
    bagsOf(checker.getTypeOfSymbolAtLocation(parameter, node), checker),
  );
  return bags.flatMap(bag => bag.getProperties());
}

/** The types among `type` whose values are written as `{ key: value }` where they are used: data and classes are not. */
export function bagsOf(type: ts.Type, checker: ts.TypeChecker): readonly ts.Type[] {
  const parts = type.isUnion() ? type.types : [type];
  return parts.filter(part => isBag(part, checker));
}

function isBag(type: ts.Type, checker: ts.TypeChecker): boolean {
  if (!(type.flags & (ts.TypeFlags.Object | ts.TypeFlags.Intersection))) return false;
  if (checker.isArrayType(type) || checker.isTupleType(type) || isClass(type)) return false;
  if (type.getCallSignatures().length + type.getConstructSignatures().length > 0) return false;
  if (type.getStringIndexType() ?? type.getNumberIndexType()) return false;
  const properties = type.getProperties();
  return properties.length > 0 && !properties.some(({ flags }) => flags & ts.SymbolFlags.Method);
}

function isClass(type: ts.Type): boolean {
  return type.isIntersection()
    ? type.types.some(isClass)
    : Boolean(type.symbol?.flags & ts.SymbolFlags.Class);
}

/**
 * The defaults that a function's documentation states of options whose types come from elsewhere:
 * `@defaults useBias: true, activation: 'tanh'`.
 */
function statedDefaults(tags: readonly Tag[]): ReadonlyMap<string, string> {
  const entries = tags.filter(({ name }) => name === 'defaults').flatMap(({ text }) => entriesOf(text));
  return new Map(entries);
}

function entriesOf(text: string): [string, string][] {
  const file = ts.createSourceFile('defaults.ts', `({${text}})`, ts.ScriptTarget.Latest, true);
  const entries: [string, string][] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isPropertyAssignment(node)) entries.push([node.name.getText(), node.initializer.getText()]);
    else ts.forEachChild(node, visit);
  };
  visit(file);
  return entries;
}
