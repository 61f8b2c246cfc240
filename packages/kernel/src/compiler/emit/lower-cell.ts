import ts from 'typescript';
import { lowerAddedImport } from './imports';
import { type CellToLower, Lowering } from './lowering';
import { aliases, constant, variable } from './runtime-names';
import { hoisted, statements } from './statements';

const { factory } = ts;

/** Turns a cell, a module by its syntax, into the body of a function whose top-level names live on `exports`. */
export function lowerCell(cell: CellToLower): ts.CustomTransformers {
  return {
    before: [context => file => lower(file, new Lowering(cell, context))],
    after: [context => file => lowerAdded(file, new Lowering(cell, context))],
  };
}

/** The cell's final expression, whose value is its result. */
export function resultOf(file: ts.SourceFile): ts.ExpressionStatement | undefined {
  const last = file.statements.findLast(node => !ts.isEmptyStatement(node));
  return last && ts.isExpressionStatement(last) ? last : undefined;
}

function lower(file: ts.SourceFile, lowering: Lowering): ts.SourceFile {
  const { implicit, mirrored, runtime } = lowering.cell;
  const result = resultOf(file);
  const body = file.statements.flatMap(node => {
    if (node === result) return [keepResult(result, lowering)];
    return statements[node.kind]?.(node, lowering) ?? [lowering.visitNode(node) as ts.Statement];
  });
  return factory.updateSourceFile(file, [
    ...aliases(runtime),
    ...hoisted(file, lowering),
    ...implicit.map(name => constant(name, lowering.shared(name))),
    ...[...mirrored].map(name => variable(name)),
    ...body,
  ]);
}

function keepResult(node: ts.ExpressionStatement, lowering: Lowering): ts.Statement {
  const assignment = factory.createAssignment(lowering.shared('__last'), lowering.visit(node.expression));
  return ts.setTextRange(factory.createExpressionStatement(assignment), node);
}

function lowerAdded(file: ts.SourceFile, lowering: Lowering): ts.SourceFile {
  return factory.updateSourceFile(
    file,
    file.statements.map(node => (ts.isImportDeclaration(node) ? lowerAddedImport(node, lowering) : node)),
  );
}
