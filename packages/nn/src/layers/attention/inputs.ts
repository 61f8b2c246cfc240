export type Shape = (number | null)[];

/** Arguments of a call beside its inputs: `training`, `mask`. */
export type Kwargs = Readonly<Record<string, unknown>>;

/** Layers' inputs as a list. */
export function list<T>(inputs: T | T[]): T[] {
  return Array.isArray(inputs) ? inputs : [inputs];
}

/** One or several input shapes as a list. */
export function shapeList(shape: Shape | Shape[]): Shape[] {
  return Array.isArray(shape[0]) ? (shape as Shape[]) : [shape as Shape];
}

/** @throws Error when the last dimension is not known or the rank is not 3 */
export function featuresOf(shape: Shape | undefined, layer: string): number {
  const features = shape?.at(-1);
  if (shape?.length === 3 && typeof features === 'number') return features;
  throw new Error(
    `${layer} takes [batch, steps, features] with a known number of features, got [${String(shape)}].`,
  );
}

export function isTraining(kwargs: Kwargs | undefined): boolean {
  return kwargs?.['training'] === true;
}

/** @throws RangeError when `value` is not a whole number above 0 */
export function requirePositiveInteger(value: number, name: string, layer: string): void {
  if (!Number.isInteger(value) || value <= 0)
    throw new RangeError(`layers.${layer}: ${name} must be a whole number above 0, got ${value}.`);
}
