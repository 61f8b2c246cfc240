import { execFileSync } from 'node:child_process';
import { closeSync, constants, mkdtempSync, openSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface CapturedDescriptors {
  /** Read ends of the process's standard output and error. */
  readonly captured: { readonly stdout: number; readonly stderr: number } | undefined;
  /** The standard error that the kernel was started with. */
  readonly log: number | undefined;
}

/**
 * Puts pipes in place of this process's standard output and error, so that what native code and child processes
 * write reaches the notebook. Node has no `dup2`: a closed descriptor's number is the next that `open` gives out, and
 * a named pipe is something that can be opened. Must run before anything else opens files.
 */
export function captureDescriptors(): CapturedDescriptors {
  const log = reopenStderr();
  if (process.platform === 'win32') return { captured: undefined, log };
  const folder = mkdtempSync(join(tmpdir(), 'epochlab-'));
  try {
    const paths = [join(folder, 'stdout'), join(folder, 'stderr')] as const;
    execFileSync('mkfifo', ['-m', '600', ...paths]);
    return { captured: { stdout: replace(1, paths[0]), stderr: replace(2, paths[1]) }, log };
  } catch {
    return { captured: undefined, log }; // no mkfifo here: such output goes to the server's log
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function replace(descriptor: 1 | 2, path: string): number {
  // Opened for both, a pipe needs no peer to open and never reports its end.
  const reader = openSync(path, constants.O_RDWR | constants.O_NONBLOCK);
  closeSync(descriptor);
  const writer = openSync(path, constants.O_WRONLY);
  if (writer !== descriptor) throw new Error(`Descriptor ${descriptor} became ${writer}`);
  return reader;
}

/** A second way to the log that never blocks, whoever reads it or does not. */
function reopenStderr(): number | undefined {
  try {
    return openSync('/dev/fd/2', constants.O_WRONLY | constants.O_APPEND | constants.O_NONBLOCK);
  } catch {
    return undefined; // standard error is a socket or closed
  }
}
