/**
 * TensorFlow Playground in a notebook: a small network that learns in the kernel while its reader works the controls.
 * Begin with `playground.ts`, which is the API; `trainer.ts` is one network on one set of data, `view.ts` the side that front ends talk to.
 * Only `show` and `datasets` import it.
 */
export { Playground } from './playground';
export type { Inside } from './inside/inside';
export type { PlaygroundHistory } from './history';
export type { PlaygroundOptions } from './settings/check-settings';
