import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { withoutChatter } from './chatter';
import { environment } from './environment';
import { loader, type Loader } from './loader';
import { NativeTensorFlowError, reason } from './native-error';
import { libraryNames, tensorflowDirectory } from './places';
import { isTruncated } from './truncated';

/**
 * Brings TensorFlow's libraries into the process, with a few variables of its environment set unless the user has set them.
 *
 * @throws NativeTensorFlowError when a library is missing or the system refuses it.
 */
export function openLibrary(directory = tensorflowDirectory()): void {
  const native = loader();
  const variables = environment(native.instructionSet());
  for (const [name, value] of Object.entries(variables)) native.setDefault(name, value);
  for (const name of libraryNames) process.stderr.write(withoutChatter(open(native, directory, name)));
}

function open(native: Loader, directory: string, name: string): string {
  const path = join(directory, name);
  if (!existsSync(path)) throw new NativeTensorFlowError(`${name} is not there.`);
  if (isTruncated(path)) throw new NativeTensorFlowError(`${name} is damaged: its end is missing.`);
  try {
    return native.open(path);
  } catch (cause) {
    throw new NativeTensorFlowError(`${name} is damaged or not for this machine (${reason(cause)}).`, {
      cause,
    });
  }
}
