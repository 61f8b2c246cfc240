import { denoFor } from '../compat/deno';
import { ijavascriptFor } from '../compat/ijavascript';
import type { Activities } from './activities';
import type { DisplayOutputs } from './display-outputs';
import type { DisplayHandle } from './display-handle';
import type { Input } from './input';

/** What other kernels put in scope of their cells, for notebooks that were written for them. */
export function namesOfOtherKernels(
  outputs: DisplayOutputs,
  input: Input,
  activities: Activities,
  display: (value: unknown, options?: { raw?: boolean }) => DisplayHandle,
): Readonly<Record<string, unknown>> {
  const ijavascript = ijavascriptFor({
    display,
    clear: () => outputs.clear(false),
    input: (prompt, options) => input.ask(prompt, options),
    waitFor(work) {
      const activity = activities.current;
      if (!activity) return;
      activity.hidesResult = true;
      activity.holdOpen(work);
    },
  });
  const deno = denoFor({
    show: (bundle, options) => void outputs.show(bundle, options),
    update: (bundle, displayId) => outputs.update(bundle, displayId),
  });
  return { Deno: deno, $$: ijavascript, $TS: ijavascript };
}
