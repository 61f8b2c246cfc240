import { availableParallelism } from 'node:os';
import { processorQuota } from './quota';

type Variables = Readonly<Record<string, string>>;

/**
 * Values of TensorFlow's environment variables where the user has not set them.
 *
 * @param instructionSet the processor's, as `Loader` answers
 * @param quota how many processors' time the process may have at most
 */
export const environment = (instructionSet: string, quota = processorQuota()): Variables => ({
  // From this severity on it says what a user wants to read: 0 is information, 1 warnings, 2 errors.
  TF_CPP_MIN_LOG_LEVEL: '2',
  // Each session has threads of its own, so that a small model can do with one (native/binding/create_session.cc).
  TF_OVERRIDE_GLOBAL_THREADPOOL: '1',
  ...threads(quota),
  ...oneDnn(instructionSet),
});

/** No more threads than a container is given processors: TensorFlow takes as many as the machine has, and all are stopped when their time is up. */
function threads(quota: number): Variables {
  if (quota === Infinity) return {};
  const count = String(Math.ceil(Math.min(quota, availableParallelism())));
  return { TF_NUM_INTRAOP_THREADS: count, TF_NUM_INTEROP_THREADS: count };
}

const WITH_AVX2 = /^AVX(2|-512)/;

/**
 * TensorFlow by itself takes oneDNN only where the processor has instructions made for neural networks. It pays wherever there is AVX2: a
 * convolutional network takes two thirds of the time, and a model without convolutions no longer (docs/training.md). On processors
 * of other makers TensorFlow decides.
 */
const oneDnn = (instructionSet: string): Variables =>
  WITH_AVX2.test(instructionSet) ? { TF_ENABLE_ONEDNN_OPTS: '1' } : {};
