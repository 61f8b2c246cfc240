import type { MessagePort } from 'node:worker_threads';
import type { CellLanguage } from '../compiler/compiler';

/** The data that the protocol thread is started with. */
export interface ProtocolThreadData {
  readonly connectionFile: string;
  readonly language: CellLanguage;
  readonly interruptMemory: SharedArrayBuffer;
  readonly standstillMemory: SharedArrayBuffer;
  readonly ringMemory: SharedArrayBuffer;
  readonly logDescriptor: number | undefined;
  /** Read ends of what the process writes to its standard output and error behind Node's back. */
  readonly captured: { readonly stdout: number; readonly stderr: number } | undefined;
}

/** The data that the compiler's thread is started with; it serves each port. */
export interface CompilerThreadData {
  readonly cwd: string;
  readonly scope: string | undefined;
  readonly ports: readonly MessagePort[];
}
