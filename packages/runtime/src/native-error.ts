import { tensorflowDirectory } from './places';

const remedy = (): string =>
  process.env['EPOCHLAB_TENSORFLOW']
    ? 'EPOCHLAB_TENSORFLOW must name the `tensorflow` folder of an installed TensorFlow 2 wheel: correct it, or unset it.'
    : 'Run `npm run setup` in the folder of Epochlab to mend it.';

/** Native TensorFlow cannot be used: says why and what to do. */
export class NativeTensorFlowError extends Error {
  override readonly name = 'NativeTensorFlowError';

  constructor(what: string, options?: ErrorOptions) {
    super(
      `Native TensorFlow cannot be loaded from ${tensorflowDirectory()}: ${what}\n${remedy()}\n` +
        'To work without it, slowly, set the environment variable EPOCHLAB_BACKEND=cpu.',
      options,
    );
  }
}

/** The first line of what the system said. */
export const reason = (cause: unknown): string =>
  String(cause instanceof Error ? cause.message : cause).replace(/\n[^]*/, '');
