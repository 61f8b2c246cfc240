import { addon } from './addon';
import { openLibrary } from './open-library';
import { bindingPath } from './places';

/**
 * tfjs-node's addon, linked with TensorFlow's library: what `@tensorflow/tfjs-node` calls its `bindings`.
 *
 * @throws NativeTensorFlowError when a part is missing or broken.
 */
export function binding(): object {
  openLibrary();
  return addon<object>(bindingPath);
}
