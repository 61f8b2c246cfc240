/** Ending the process would take every variable along; a cell that wants it is told how. */
class ExitError extends Error {
  override name = 'ExitError';
}

/** Makes `process.exit()` and `process.abort()` errors instead of the end of the kernel. Returns the real exit. */
export function guardExit(): (code: number) => never {
  const exit = process.exit.bind(process);
  const refuse = (call: string) => () => {
    throw new ExitError(
      `${call} was called; the kernel keeps running. To end it, shut the kernel down from the menu.`,
    );
  };
  process.exit = (code?: number | string | null) => refuse(`process.exit(${code ?? ''})`)();
  process.abort = refuse('process.abort()');
  return exit;
}
