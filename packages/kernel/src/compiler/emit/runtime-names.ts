import ts from 'typescript';
import type { BoundFile } from '../typescript/internals';

const parameters = ['exports', 'import_', 'await_', 'declared_'] as const;

/** The parameters that a cell's code is run with, under names that the cell itself does not use. */
export type RuntimeNames = { readonly [P in (typeof parameters)[number]]: string };

export function runtimeNames(file: BoundFile): RuntimeNames {
  return Object.fromEntries(parameters.map(name => [name, free(name, file)])) as RuntimeNames;
}

/** `const exports_1 = exports`, for each parameter that had to be renamed. */
export function aliases(names: RuntimeNames): ts.Statement[] {
  return parameters
    .filter(parameter => names[parameter] !== parameter)
    .map(parameter => constant(names[parameter], ts.factory.createIdentifier(parameter)));
}

export function constant(
  name: string | ts.Identifier | ts.BindingPattern,
  value: ts.Expression,
): ts.Statement {
  const declaration = ts.factory.createVariableDeclaration(name, undefined, undefined, value);
  return ts.factory.createVariableStatement(
    undefined,
    ts.factory.createVariableDeclarationList([declaration], ts.NodeFlags.Const),
  );
}

/** `let name` */
export function variable(name: string): ts.Statement {
  const declaration = ts.factory.createVariableDeclaration(name);
  return ts.factory.createVariableStatement(
    undefined,
    ts.factory.createVariableDeclarationList([declaration], ts.NodeFlags.Let),
  );
}

function free(name: string, file: BoundFile, suffix = ''): string {
  const candidate = name + suffix;
  return file.identifiers.has(candidate) ? free(name, file, `${suffix}_`) : candidate;
}
