import '../compile-cache';
import { workerData } from 'node:worker_threads';
import { createCompiler } from '../compiler/create-compiler';
import { KERNEL_TYPES } from '../session/scope/ambient';
import { serve } from '../threads/rpc';
import type { CompilerThreadData } from '../threads/start-options';

/** The thread of the language side: it answers completions while a cell is busy. */
async function main({ cwd, scope, ports }: CompilerThreadData): Promise<void> {
  const compiler = await createCompiler({
    cwd,
    ambient: KERNEL_TYPES,
    ...(scope !== undefined && { scope }),
  });
  for (const port of ports) serve(port, compiler);
}

void main(workerData as CompilerThreadData);
