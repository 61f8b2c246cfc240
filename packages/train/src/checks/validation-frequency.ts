/** After which epochs is validated: every so many, or those in a list, which counts from 1 as Keras's does. */
export type ValidationFrequency = number | readonly number[];

const isEpoch = (value: unknown): boolean => Number.isInteger(value) && (value as number) > 0;

/** @throws for what is neither a number of epochs nor a list of them */
export function checkFrequency(method: string, frequency: unknown): void {
  if (frequency == null || isEpoch(frequency)) return;
  if (Array.isArray(frequency) && frequency.every(isEpoch)) return;
  throw new Error(
    `${method}({ validationFreq }) is a whole number of epochs from 1, or a list of epochs, which count from 1, got ${JSON.stringify(frequency)}.`,
  );
}

/** Whether epoch `epoch`, from 0, is one to validate after. */
export const isValidated = (frequency: ValidationFrequency | null | undefined, epoch: number): boolean => {
  if (frequency == null) return true;
  return typeof frequency === 'number' ? (epoch + 1) % frequency === 0 : frequency.includes(epoch + 1);
};
