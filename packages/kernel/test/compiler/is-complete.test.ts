import ts from 'typescript';
import { isCompleteCode } from 'tslab/dist/converter';
import { isComplete } from '../../src/compiler/is-complete';

const incomplete = [
  ['if (true) {', '  '],
  ['if (true) {\n    for (const x of y) {', '        '],
  ['\tif (x) {', '\t\t'],
  ['const x = [\n  1,', '  '],
  ['const x = [', '  '],
  ['f(', '  '],
  ['f(1, { a: 1,', '  '],
  ['const g = () =>', '  '],
  ['class A {\n  m() {\n    return 1\n  }', '  '],
  ['if (a) {\n  b\n} else {', '  '],
  ['a +', ''],
  ['a.', ''],
  ['const x =', ''],
  ['/* comment', ''],
  ['`template', ''],
  ['`template ${', '  '],
  ['try { f() }', ''],
  ['import {', '  '],
  ['@decorator', ''],
  ['async function f() {', '  '],
  ['type T = {', '  '],
  ['f("{"', '  '],
  ['g("{") +', ''],
] as const;

const complete = [
  '1 + 1',
  '',
  '// comment {',
  'if (a) { b }',
  'const o = { a: 1 }',
  'await 1',
  'for await (const x of y) {}',
  'import x from "y"',
  'const t = `a${b}`',
  'const wrong: string = 5',
  'class A { @d m() {} }',
  'f(x => {\n  return x\n})',
];

const invalid = [
  'let x = ;',
  '}',
  'const 1 = 2',
  '"unterminated',
  'f(1 2',
  'a b',
  'if (a) { ) ',
  'x = = 1',
  'f(1))',
];

describe('isComplete', () => {
  it.each(incomplete)('%j goes on', (code, indent) => {
    expect(isComplete(code)).toEqual({ status: 'incomplete', indent });
  });

  it.each(complete)('%j is complete', code => {
    expect(isComplete(code)).toEqual({ status: 'complete' });
  });

  it.each(invalid)('%j is invalid', code => {
    expect(isComplete(code)).toEqual({ status: 'invalid' });
  });

  it('two empty lines end what could go on', () => {
    expect(isComplete('if (true) {\n\n')).toEqual({ status: 'invalid' });
  });

  it('JSX elements go on until they are closed', () => {
    expect(isComplete('<div>', ts.ScriptKind.TSX)).toMatchObject({ status: 'incomplete' });
    expect(isComplete('<div></div>', ts.ScriptKind.TSX)).toEqual({ status: 'complete' });
  });

  it('agrees with tslab on what goes on, which knows no invalid code', () => {
    const codes = [...incomplete.map(([code]) => code), ...complete].filter(code => !code.includes('`'));
    const disagreed = codes.filter(
      code => isCompleteCode(code).completed !== (isComplete(code).status === 'complete'),
    );
    expect(disagreed).toEqual([]);
  });
});
