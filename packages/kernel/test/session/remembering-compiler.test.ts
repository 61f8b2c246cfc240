import type { CompileRequest, CompileResult } from '../../src/compiler/compiler';
import { RememberingCompiler } from '../../src/session/cells/remembering-compiler';

const cell = (fileName: string): CompileRequest => ({ code: `code of ${fileName}`, fileName, check: true });

function recorder() {
  const calls: string[] = [];
  const compiler = {
    compile: async ({ fileName, check }: CompileRequest): Promise<CompileResult> => {
      calls.push(`compile ${fileName}${check ? '' : ' unchecked'}`);
      const compiled = {
        fileName,
        code: '',
        isAsync: false,
        names: [],
        hasResult: false,
        map: '',
        modules: [],
      };
      return { status: 'ok', cell: compiled };
    },
    commit: async (fileName: string, names: readonly string[]) =>
      void calls.push(`commit ${fileName} ${names.join()}`),
  };
  return { calls, compiler };
}

test('a new compiler gets every committed cell before the next one', async () => {
  const { calls, compiler } = recorder();
  const remembering = new RememberingCompiler(compiler);
  await remembering.compile(cell('a'));
  await remembering.commit('a', ['x']);
  await remembering.compile(cell('never committed'));
  calls.length = 0;
  remembering.replay();
  await remembering.compile(cell('b'));
  expect(calls).toEqual(['compile a unchecked', 'commit a x', 'compile b']);
});
