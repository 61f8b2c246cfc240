import ts from 'typescript';
import { internals } from '../../src/compiler/typescript/internals';

/** The compiler uses parts of TypeScript that are not published: a new version has to be tried before it is let in. */
describe('TypeScript', () => {
  it('is of the version that the compiler is made for', () => {
    expect(ts.versionMajorMinor).toBe('5.9');
  });

  it.each([
    'createTypeChecker',
    'bindSourceFile',
    'isExpressionNode',
    'isIdentifierText',
    'skipOuterExpressions',
    'getTouchingPropertyName',
    'findPrecedingToken',
    'getContainerNode',
    'createCommentDirectivesMap',
    'getTransformers',
    'emitFiles',
  ] as const)('has %s', name => {
    expect(internals[name]).toBeInstanceOf(Function);
  });

  it('has completions and display parts', () => {
    expect(internals.Completions.getCompletionsAtPosition).toBeInstanceOf(Function);
    expect(internals.SymbolDisplay.getSymbolDisplayPartsDocumentationAndSymbolKind).toBeInstanceOf(Function);
  });
});
