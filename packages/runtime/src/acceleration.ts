import { join } from 'node:path';
import { loader } from './loader';
import { libraryNames, tensorflowDirectory } from './places';

/** Settings that make TensorFlow fast on this processor. */
export interface Acceleration {
  /** The widest vector instructions that the processor has (`AVX2`, `AVX-512 VNNI`), by Intel's names; empty on other processors than x86's. */
  readonly instructionSet: string;
  /** Whether TensorFlow hands convolutions, poolings and products to oneDNN. */
  readonly oneDnn: boolean;
}

/**
 * How this process's TensorFlow computes, as it answers itself; without oneDNN before it is loaded.
 *
 * @throws NativeTensorFlowError when set-up has not been done.
 * @example acceleration() // { instructionSet: 'AVX2', oneDnn: true }
 */
export function acceleration(directory = tensorflowDirectory()): Acceleration {
  const native = loader();
  return {
    instructionSet: native.instructionSet(),
    oneDnn: native.isOneDnnOn(join(directory, libraryNames[0])),
  };
}

/** In words. @example 'oneDNN is on, with AVX2' */
export function describeAcceleration(
  { instructionSet, oneDnn }: Acceleration = acceleration(),
  env: NodeJS.ProcessEnv = process.env,
): string {
  const limit = env['ONEDNN_MAX_CPU_ISA'];
  const instructions = instructionSet || process.arch;
  return `oneDNN is ${oneDnn ? 'on' : 'off'}, with ${instructions}${limit ? ` (ONEDNN_MAX_CPU_ISA is ${limit})` : ''}`;
}
