import * as tf from '@tensorflow/tfjs-node';
import { nativeBackend } from '../native/binding';
import { firstOutside, KERNEL_LOOKUPS } from './bounds';
import { IndexError } from './index-error';

type Arguments = Parameters<tf.KernelFunc>[0];

/** The error for an index out of range among a kernel's, if there is one. */
function indexErrorOf(name: string, { inputs, attrs }: Arguments): IndexError | undefined {
  const lookup = KERNEL_LOOKUPS[name];
  const given = inputs as Readonly<Record<string, tf.TensorInfo>>;
  const indices = lookup?.indices(given);
  if (!lookup || !indices) return undefined;
  const values = nativeBackend().readSync(indices.dataId);
  const sizes = lookup.sizes(given, attrs ?? {});
  const dropsNegative = name === 'UnsortedSegmentSum';
  const place = firstOutside(values, { sizes, dropsNegative });
  if (place === undefined) return undefined;
  const axis = place % sizes.length;
  return new IndexError({
    value: values[place] ?? NaN,
    place: Math.floor(place / sizes.length),
    of: values.length / sizes.length,
    size: sizes[axis] ?? 0,
    by: lookup.by,
  });
}

/** Runs a kernel that looks indices up; one that is out of range is named. */
export function namingIndices<T>(name: string, args: Arguments, run: () => T): T {
  try {
    return run();
  } catch (error) {
    throw indexErrorOf(name, args) ?? error;
  }
}

/** Lets tfjs's own kernels that look indices up name the one that is out of range. */
export function nameWrongIndices(): void {
  for (const kernelName of Object.keys(KERNEL_LOOKUPS)) {
    const stock = tf.getKernel(kernelName, 'tensorflow');
    if (!stock) continue;
    tf.unregisterKernel(kernelName, 'tensorflow');
    const kernelFunc: tf.KernelFunc = args => namingIndices(kernelName, args, () => stock.kernelFunc(args));
    tf.registerKernel({ ...stock, kernelFunc });
  }
}
