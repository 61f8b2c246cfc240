import type { CustomCallbackArgs } from '@tensorflow/tfjs-node';
import * as callbacks from '../../src/callbacks';
import { run } from './effects';
import type { Callback } from './program';
import type { World } from './world';

type Kind = Callback['callback'];
type Make<K extends Kind> = (world: World, spec: Extract<Callback, { readonly callback: K }>) => unknown;

const MAKERS: { readonly [K in Kind]: Make<K> } = {
  own: (world, { on, at, effect }): CustomCallbackArgs => ({
    [on]: async (index?: unknown) => {
      if (typeof index !== 'number' || index === at) await run(world, effect);
    },
  }),
  'watch batches': (world): CustomCallbackArgs => ({
    onBatchEnd: async (batch, logs) =>
      world.see(
        `batch ${batch} ends`,
        Object.keys(logs ?? {})
          .sort()
          .map(key => Number(logs?.[key])),
      ),
  }),
  EarlyStopping: (_world, { args }) => callbacks.EarlyStopping(args),
  ReduceLROnPlateau: (_world, { args }) => callbacks.ReduceLROnPlateau(args),
  LearningRateScheduler: (_world, { by }) => callbacks.LearningRateScheduler((_epoch, rate) => rate * by),
};

export const callbackOf = (world: World, spec: Callback): unknown =>
  (MAKERS[spec.callback] as Make<Kind>)(world, spec as never);
