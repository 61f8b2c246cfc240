/**
 * Warnings of Node that come from how the kernel itself uses it, and of files whose kind (ES module or CommonJS) no package.json
 * says: beside a notebook there is none.
 */
const OWN_WARNING = /USE_MAIN_CONTEXT_DEFAULT_LOADER|^Module type of file/;

/** Keeps the kernel's own warnings out of the cells; all others are shown. */
export function hideOwnWarnings(): void {
  const emitWarning = process.emitWarning.bind(process) as (...args: readonly unknown[]) => void;
  process.emitWarning = (warning: string | Error, ...rest: readonly unknown[]) => {
    if (!OWN_WARNING.test(String(warning))) emitWarning(warning, ...rest);
  };
}
