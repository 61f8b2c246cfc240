import type { ErrorRenderer } from '../errors/render';

/** An error that nobody catches is shown under the cell whose code threw it; the kernel lives on. */
export function reportUncaught(render: ErrorRenderer): void {
  const report = (what: string) => (error: unknown) => {
    process.stderr.write(`${what}\n${render(error).traceback.join('\n')}\n`);
  };
  process.on('uncaughtException', report('Uncaught error (in a timer, an event handler or a callback):'));
  process.on('unhandledRejection', report('A promise was rejected and nothing awaited or caught it:'));
}
