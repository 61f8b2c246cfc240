import { createRequire } from 'node:module';
import type * as tf from '@tensorflow/tfjs-node';

/** The very instance of tfjs-core that tfjs-node runs on; its exports are what tfjs-layers calls. */
export type Core = Pick<
  typeof tf,
  | 'dropout'
  | 'multinomial'
  | 'randomUniform'
  | 'randomUniformInt'
  | 'randomNormal'
  | 'randomStandardNormal'
  | 'truncatedNormal'
  | 'dispose'
  | 'tensor_util'
>;

const requireAsNode = createRequire(require.resolve('@tensorflow/tfjs-node'));

export const core = requireAsNode('@tensorflow/tfjs-core') as { -readonly [K in keyof Core]: Core[K] };
