import ts from 'typescript';

/** TypeScript's kinds of names under JupyterLab's type names, which choose the icon. */
const kinds: Readonly<Partial<Record<ts.ScriptElementKind, string>>> = {
  [ts.ScriptElementKind.alias]: 'module',
  [ts.ScriptElementKind.callSignatureElement]: 'function',
  [ts.ScriptElementKind.classElement]: 'class',
  [ts.ScriptElementKind.constElement]: 'instance',
  [ts.ScriptElementKind.constructorImplementationElement]: 'function',
  [ts.ScriptElementKind.directory]: 'path',
  [ts.ScriptElementKind.enumElement]: 'enum',
  [ts.ScriptElementKind.enumMemberElement]: 'enum member',
  [ts.ScriptElementKind.externalModuleName]: 'module',
  [ts.ScriptElementKind.functionElement]: 'function',
  [ts.ScriptElementKind.interfaceElement]: 'interface',
  [ts.ScriptElementKind.keyword]: 'keyword',
  [ts.ScriptElementKind.letElement]: 'instance',
  [ts.ScriptElementKind.localClassElement]: 'class',
  [ts.ScriptElementKind.localFunctionElement]: 'function',
  [ts.ScriptElementKind.localVariableElement]: 'instance',
  [ts.ScriptElementKind.memberFunctionElement]: 'function',
  [ts.ScriptElementKind.memberGetAccessorElement]: 'property',
  [ts.ScriptElementKind.memberSetAccessorElement]: 'property',
  [ts.ScriptElementKind.memberVariableElement]: 'property',
  [ts.ScriptElementKind.moduleElement]: 'module',
  [ts.ScriptElementKind.parameterElement]: 'param',
  [ts.ScriptElementKind.primitiveType]: 'type',
  [ts.ScriptElementKind.scriptElement]: 'path',
  [ts.ScriptElementKind.string]: 'text',
  [ts.ScriptElementKind.typeElement]: 'type',
  [ts.ScriptElementKind.typeParameterElement]: 'type',
  [ts.ScriptElementKind.variableElement]: 'instance',
  [ts.ScriptElementKind.warning]: 'text',
};

export function jupyterType(kind: ts.ScriptElementKind): string {
  return kinds[kind] ?? 'property';
}

const flags: readonly (readonly [ts.SymbolFlags, string])[] = [
  [ts.SymbolFlags.Function, 'function'],
  [ts.SymbolFlags.Class, 'class'],
  [ts.SymbolFlags.Enum, 'enum'],
  [ts.SymbolFlags.Variable, 'instance'],
  [ts.SymbolFlags.Module, 'module'],
  [ts.SymbolFlags.Interface, 'interface'],
  [ts.SymbolFlags.TypeAlias, 'type'],
];

/** The same for what an imported name stands for. */
export function symbolType(symbol: ts.Symbol): string {
  return flags.find(([flag]) => symbol.flags & flag)?.[1] ?? 'module';
}
