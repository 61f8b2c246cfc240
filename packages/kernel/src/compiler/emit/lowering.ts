import ts from 'typescript';
import type { BoundFile } from '../typescript/internals';
import type { BindingRewriter } from './bindings';
import { expressions } from './expressions';
import type { References } from './references';
import type { RuntimeNames } from './runtime-names';
import type { TopLevel } from './top-level';

const { factory } = ts;

export interface CellToLower {
  readonly file: BoundFile;
  readonly topLevel: TopLevel;
  readonly references: References;
  readonly runtime: RuntimeNames;
  /** False for an imported type, which leaves nothing at run time. */
  isValueImport(declaration: ts.NamedDeclaration): boolean;
  /** The specifier to import at run time: the file itself for local modules. */
  importTarget(specifier: ts.StringLiteralLike): string;
  /** Names on `exports` that TypeScript's own emitted code uses, such as JSX's `React`. */
  readonly implicit: readonly string[];
  /** Names like these among the cell's own variables. */
  readonly mirrored: ReadonlySet<string>;
}

/** The means to rewrite a cell: its facts, the visitor of its expressions, the calls that it makes at run time. */
export class Lowering implements BindingRewriter {
  constructor(
    readonly cell: CellToLower,
    readonly context: ts.TransformationContext,
  ) {}

  readonly visitNode = (node: ts.Node): ts.Node => {
    // A base class is an expression, though its syntax counts as a type.
    if (ts.isTypeNode(node) && !ts.isExpressionWithTypeArguments(node)) return node;
    const rewrite = expressions[node.kind];
    return rewrite?.(node, this) ?? this.visitChildren(node);
  };

  visitChildren<N extends ts.Node>(node: N): N {
    return ts.visitEachChild(node, this.visitNode, this.context);
  }

  visit(node: ts.Expression): ts.Expression {
    return ts.visitNode(node, this.visitNode, ts.isExpression);
  }

  target(name: ts.Identifier): ts.Expression {
    return this.shared(name.text);
  }

  /** `exports.name` */
  shared(name: string): ts.Expression {
    return factory.createPropertyAccessExpression(factory.createIdentifier(this.cell.runtime.exports), name);
  }

  /** `declared_("name")`: the declarations so far outlive a throw. */
  declared(names: readonly string[]): ts.Expression {
    const literals = names.map(name => factory.createStringLiteral(name));
    return this.call(factory.createIdentifier(this.cell.runtime.declared_), literals);
  }

  /** `exports.name = value, declared_("name")` */
  declare(name: string, value: ts.Expression): ts.Expression {
    return factory.createComma(factory.createAssignment(this.shared(name), value), this.declared([name]));
  }

  call(callee: ts.Expression, args: readonly ts.Expression[]): ts.CallExpression {
    return factory.createCallExpression(callee, undefined, args);
  }

  get import_(): ts.Identifier {
    return factory.createIdentifier(this.cell.runtime.import_);
  }

  get await_(): ts.Identifier {
    return factory.createIdentifier(this.cell.runtime.await_);
  }
}
