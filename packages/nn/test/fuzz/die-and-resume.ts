import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs-node';
import type { Fit } from './program';
import type { World } from './world';

class Death extends Error {}

/** Fails at the beginning of an epoch, before other callbacks see it. */
const dying = (dies: number) =>
  new tf.CustomCallback({
    onEpochBegin: async epoch => {
      if (epoch === dies) throw new Death();
    },
  });

/** The beginning and the end of a fit come twice to one that is resumed; another optimizer cannot resume it. */
const ofEpochs = (callbacks: Fit['callbacks']) =>
  callbacks.map(
    spec => spec.callback !== 'own' || (!/Train/.test(spec.on) && spec.effect.effect !== 'recompile'),
  );

/**
 * Trains with checkpoints, dies at the beginning of an epoch and goes on. Op by op, where there are no checkpoints, it trains in one go: both
 * must see the same.
 */
export async function dieAndResume(
  { model, x, y }: World,
  { batchSize, validation, callbacks, dies }: Fit & { readonly dies: number },
  args: { readonly callbacks: readonly never[] },
): Promise<tf.History> {
  const kept = args.callbacks.filter((_, i) => ofEpochs(callbacks)[i]);
  const fit = (first: tf.CustomCallback, more: object) =>
    model.fit(x, y, {
      ...args,
      callbacks: [first, ...kept],
      batchSize,
      shuffle: false,
      ...(validation ? { validationData: [x, y] } : {}),
      ...more,
    } as never);
  const whole = () => fit(new tf.CustomCallback({}), {});
  if (process.env['EPOCHLAB_COMPILE'] === '0') return whole();
  const dir = mkdtempSync(join(tmpdir(), 'fuzz-checkpoint-'));
  try {
    return await fit(dying(dies), { checkpoint: { dir } });
  } catch (error) {
    if (error instanceof Death)
      return await fit(new tf.CustomCallback({}), { checkpoint: { dir }, resume: true });
    // A model that runs op by op has no checkpoints.
    if (/needs compiled training/.test(String(error))) return await whole();
    throw error;
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}
