import type { Layout } from 'plotly.js';

/** Lays partial layouts over each other, later ones on top; axes and other nested parts are merged too. */
export function mergeLayout(...layouts: readonly Partial<Layout>[]): Partial<Layout> {
  return layouts.reduce<Partial<Layout>>(mergeInto, {});
}

function mergeInto<T extends object>(target: T, source: object): T {
  const result = { ...target } as Record<string, unknown>;
  for (const [key, value] of Object.entries(source)) {
    const before = result[key];
    result[key] = isRecord(before) && isRecord(value) ? mergeInto(before, value) : value;
  }
  // A T with parts of a T laid over it is a T again.
  return result as T;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !ArrayBuffer.isView(value);
