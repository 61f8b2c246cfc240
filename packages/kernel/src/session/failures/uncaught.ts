import type { ErrorRenderer } from '../../errors/render';

const headings = {
  uncaughtException: 'Uncaught error (in a timer, an event handler or a callback):',
  unhandledRejection: 'A promise was rejected and nothing awaited or caught it:',
} as const;

type Emit = (event: string | symbol, ...args: unknown[]) => boolean;

/**
 * An error that nobody catches is shown under the cell whose code threw it; the kernel lives on. As in Node, a listener of the
 * user's is told in its place. It is no listener itself, so that `process.removeAllListeners()` does not end the kernel, and nor
 * does a user's listener that throws.
 */
export function reportUncaught(render: ErrorRenderer): void {
  const emit = process.emit.bind(process) as Emit;
  const report = (heading: string, error: unknown) =>
    process.stderr.write(`${heading}\n${render(error).traceback.join('\n')}\n`);
  const emitGuarded: Emit = (event, ...args) => {
    if (!isReported(event)) return emit(event, ...args);
    try {
      if (!emit(event, ...args)) report(headings[event], args[0]);
    } catch (error) {
      report(headings.uncaughtException, error);
    }
    return true;
  };
  // `emit` is overloaded, once for each event of a process.
  process.emit = emitGuarded as typeof process.emit;
}

function isReported(event: string | symbol): event is keyof typeof headings {
  return typeof event === 'string' && Object.hasOwn(headings, event);
}
