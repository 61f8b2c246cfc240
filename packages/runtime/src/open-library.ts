import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { addon } from './addon';
import { withoutChatter } from './chatter';
import { NativeTensorFlowError, reason } from './native-error';
import { libraryNames, loaderPath, tensorflowDirectory } from './places';
import { processorQuota } from './quota';
import { isTruncated } from './truncated';

/** The addon of `native/loader/loader.cc`. */
interface Loader {
  setDefault(name: string, value: string): void;
  open(path: string): string;
}

/** What TensorFlow's variables of the environment are when the user has not set them. */
const defaults = [
  // From this severity on it says what a user wants to read: 0 is information, 1 warnings, 2 errors.
  ['TF_CPP_MIN_LOG_LEVEL', '2'],
  // Each session has threads of its own, so that a small model can do with one (native/binding/create_session.cc).
  ['TF_OVERRIDE_GLOBAL_THREADPOOL', '1'],
] as const;

/** No more threads than a container is given processors: TensorFlow takes as many as the machine has, and all are stopped when their time is up. */
function threads(): (readonly [name: string, value: string])[] {
  const quota = processorQuota();
  const count = String(Math.ceil(Math.min(quota, availableParallelism())));
  return quota === Infinity
    ? []
    : [
        ['TF_NUM_INTRAOP_THREADS', count],
        ['TF_NUM_INTEROP_THREADS', count],
      ];
}

/**
 * Brings TensorFlow's libraries into the process, with a few variables of its environment set unless the user has set them.
 *
 * @throws NativeTensorFlowError when a library is missing or the system refuses it.
 */
export function openLibrary(directory = tensorflowDirectory()): void {
  const loader = addon<Loader>(loaderPath);
  for (const [name, value] of [...defaults, ...threads()]) loader.setDefault(name, value);
  for (const name of libraryNames) process.stderr.write(withoutChatter(open(loader, directory, name)));
}

function open(loader: Loader, directory: string, name: string): string {
  const path = join(directory, name);
  if (!existsSync(path)) throw new NativeTensorFlowError(`${name} is not there.`);
  if (isTruncated(path)) throw new NativeTensorFlowError(`${name} is damaged: its end is missing.`);
  try {
    return loader.open(path);
  } catch (cause) {
    throw new NativeTensorFlowError(`${name} is damaged or not for this machine (${reason(cause)}).`, {
      cause,
    });
  }
}
