import { denoFor } from '../../compat/deno';
import { ijavascriptFor, itypescriptFor } from '../../compat/ijavascript';
import type { Activities } from '../activity/activities';
import type { DisplayOutputs } from '../output/display-outputs';
import type { DisplayHandle } from '../output/display-handle';
import type { Input } from '../input/input';

export interface OtherKernels {
  /** Seen by cells alone. */
  readonly inCells: Readonly<Record<string, unknown>>;
  /** Globals: ijavascript's cells reach them as `global.$$` too. */
  readonly everywhere: Readonly<Record<string, unknown>>;
}

/** The names that other kernels put in scope of their cells, for notebooks that were written for them. */
export function namesOfOtherKernels(
  outputs: DisplayOutputs,
  input: Input,
  activities: Activities,
  display: (value: unknown, options?: { raw?: boolean }) => DisplayHandle,
): OtherKernels {
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
  return { inCells: { Deno: deno }, everywhere: { $$: ijavascript, $TS: itypescriptFor(ijavascript) } };
}
