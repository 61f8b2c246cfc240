import * as tf from '@tensorflow/tfjs-node';
import { run as runAction } from './actions';
import type { Program } from './program';
import { type Observation, type Settings, World } from './world';

export interface Mode extends Settings {
  readonly compiled: boolean;
}

/** Runs a program, compiled or op by op; gives all that it has seen. */
export async function run(
  program: Program,
  { compiled, ...settings }: Mode,
): Promise<readonly Observation[]> {
  const before = process.env['EPOCHLAB_COMPILE'];
  process.env['EPOCHLAB_COMPILE'] = compiled ? '1' : '0';
  const { numTensors } = tf.memory();
  const world = new World(program, settings);
  const count = () => tf.memory().numTensors - numTensors;
  try {
    for (const [i, action] of program.actions.entries()) {
      world.see(`action ${i}`, action.do);
      // The work done before an action fails may differ: compiled training fails before its first step.
      if (!(await runAction(world, action))) break;
      world.see('tensors', [count()]);
    }
  } finally {
    world.dispose();
    if (before === undefined) delete process.env['EPOCHLAB_COMPILE'];
    else process.env['EPOCHLAB_COMPILE'] = before;
  }
  world.see('tensors left', [count()]);
  return world.observations;
}
