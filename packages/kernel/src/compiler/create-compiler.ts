import path from 'node:path';
import ts from 'typescript';
import { redirectsOf } from '../redirects/redirects';
import { compilerOptions } from './compiler-options';
import type { Compiler } from './compiler';
import { TypeScriptCompiler } from './typescript-compiler';

export interface CompilerOptions {
  /** The notebook's folder: imports and its tsconfig.json are looked up from here. */
  readonly cwd: string;
  /** The module whose exports are in scope in every cell; its declarations are found beside it. */
  readonly scope?: string;
  /** Declarations of what the kernel itself puts in scope. */
  readonly ambient?: string;
}

const webAssembly = path.join(__dirname, '../../src/compiler/types/web-assembly.d.ts');

/** Starts TypeScript for a notebook. The heavy part (reading declarations) happens here, before the first cell. */
export async function createCompiler({ cwd, scope, ambient = '' }: CompilerOptions): Promise<Compiler> {
  const options = compilerOptions(cwd);
  const declarations = scope === undefined ? [] : [declarationsOf(scope, options)];
  const hasDom = options.lib?.some(name => name.includes('.dom.') || name.includes('webworker'));
  return new TypeScriptCompiler({
    cwd,
    options,
    scope: declarations,
    globals: hasDom ? [] : [webAssembly],
    ambient,
    redirects: redirectsOf(scope),
  });
}

function declarationsOf(module: string, options: ts.CompilerOptions): string {
  const { resolvedModule } = ts.resolveModuleName(
    module,
    path.join(path.dirname(module), 'cell.ts'),
    options,
    ts.sys,
  );
  if (!resolvedModule || resolvedModule.extension === ts.Extension.Js) {
    throw new Error(`No TypeScript declarations found for ${module}. Was the package built?`);
  }
  return resolvedModule.resolvedFileName;
}
