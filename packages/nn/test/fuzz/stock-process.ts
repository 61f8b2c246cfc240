import { run } from './run';
import type { Program } from './program';

// Nothing is installed here: this is tfjs as it is published.
console.warn = () => undefined;

process.on('message', (program: Program) => {
  void run(program, { compiled: false }).then(
    seen => process.send?.({ seen }),
    (error: unknown) => process.send?.({ failed: String(error) }),
  );
});
process.on('disconnect', () => process.exit());
