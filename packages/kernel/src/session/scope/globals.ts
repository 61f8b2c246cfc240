import { randomUUID } from 'node:crypto';
import { cleanBundle } from '../../display/clean-bundle';
import { toBundle } from '../../display/to-bundle';
import type { JsonObject, MimeBundle } from '../../wire/message';
import type { Activities } from '../activity/activities';
import { DisplayHandle } from '../output/display-handle';
import type { DisplayOutputs } from '../output/display-outputs';
import type { Input } from '../input/input';

export interface DisplayOptions {
  /** A name for the output, under which it can be replaced later. */
  readonly displayId?: string;
  readonly metadata?: JsonObject;
  /** `value` is a MIME bundle already. */
  readonly raw?: boolean;
}

/** The functions that every cell has. Their types are in `ambient.ts`. */
export function kernelGlobals(outputs: DisplayOutputs, input: Input, activities: Activities) {
  /** Gives the bundle of a value to `use`, at once where it can be made at once. */
  function withBundle(value: unknown, raw: boolean | undefined, use: (bundle: MimeBundle) => void): void {
    const bundle = raw ? cleanBundle(Object(value)) : toBundle(value);
    if (bundle instanceof Promise) activities.current?.holdOpen(bundle.then(use));
    else use(bundle);
  }

  function display(value: unknown, { displayId = randomUUID(), metadata = {}, raw }: DisplayOptions = {}) {
    withBundle(value, raw, bundle => outputs.show(bundle, { displayId, metadata }));
    return new DisplayHandle(displayId, (value, { metadata = {}, raw }: DisplayOptions = {}) =>
      withBundle(value, raw, bundle => outputs.update(bundle, displayId, metadata)),
    );
  }

  return {
    display,
    clearOutput: ({ wait = false }: { wait?: boolean } = {}) => outputs.clear(wait),
    input: input.ask.bind(input),
  };
}
