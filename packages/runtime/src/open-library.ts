import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { addon } from './addon';
import { withoutChatter } from './chatter';
import { NativeTensorFlowError, reason } from './native-error';
import { libraryNames, loaderPath, tensorflowDirectory } from './places';
import { isTruncated } from './truncated';

/** The addon of `native/loader/loader.cc`. */
interface Loader {
  setDefault(name: string, value: string): void;
  open(path: string): string;
}

/** From this severity on TensorFlow says what a user wants to read: 0 is information, 1 warnings, 2 errors. */
const errors = '2';

/**
 * Brings TensorFlow's libraries into the process. `TF_CPP_MIN_LOG_LEVEL` is set to errors only, unless the user has
 * set it.
 *
 * @throws NativeTensorFlowError when a library is missing or the system refuses it.
 */
export function openLibrary(directory = tensorflowDirectory()): void {
  const loader = addon<Loader>(loaderPath);
  loader.setDefault('TF_CPP_MIN_LOG_LEVEL', errors);
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
