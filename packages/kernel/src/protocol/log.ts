import { writeSync } from 'node:fs';

export type Log = (message: string) => void;

/** Writes to the server's log: the standard error stream that the kernel was started with. */
export function createLog(descriptor: number | undefined): Log {
  return message => {
    if (descriptor === undefined) return;
    try {
      writeSync(descriptor, `[epochlab kernel] ${message}\n`);
    } catch {
      // The log has no reader any more, or its pipe is full: a lost line must not stop the kernel.
    }
  };
}
