import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/**
 * The output of a program that must end well.
 *
 * @throws Error with what it printed when it does not.
 */
export async function ask(program: string, args: readonly string[], cwd?: string): Promise<string> {
  try {
    const { stdout } = await run(program, args, { timeout: 60_000, ...(cwd === undefined ? {} : { cwd }) });
    return stdout.trim();
  } catch (error) {
    throw new Error(saidBy(error) || `${program} failed`, { cause: error });
  }
}

/** The line that tells: where a stack trace was printed, the error's own. */
function saidBy(error: unknown): string {
  const { stderr = '', message = '' } = error as { stderr?: string; message?: string };
  const lines = stderr.split('\n').filter(line => line.trim());
  return lines.find(line => /^\w*Error\b/.test(line)) ?? lines.at(-1) ?? message;
}
