import { existsSync } from 'node:fs';
import { NativeTensorFlowError, reason } from './native-error';

/**
 * Requires a native addon that set-up builds.
 *
 * @throws NativeTensorFlowError when it has not been built or does not load.
 */
export function addon<T>(path: string): T {
  if (!existsSync(path)) throw new NativeTensorFlowError(`${path} has not been built.`);
  try {
    // The exports of a native addon have no types of their own: the caller states them.
    // eslint-disable-next-line @typescript-eslint/no-require-imports -- it is built on this machine, after this file
    return require(path) as T;
  } catch (cause) {
    throw new NativeTensorFlowError(`${path} is broken (${reason(cause)}).`, { cause });
  }
}
