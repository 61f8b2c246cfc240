export type PayloadProblem = 'malformed' | 'unknownKind' | 'unknownVersion';

/** Why a payload cannot be drawn, in a sentence for the person at the notebook. */
export class PayloadError extends Error {
  override readonly name = 'PayloadError';

  constructor(
    readonly problem: PayloadProblem,
    message: string,
  ) {
    super(message);
  }
}
