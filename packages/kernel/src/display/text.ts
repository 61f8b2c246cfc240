import { inspect, type InspectOptions } from 'node:util';

const MAX_CHARACTERS = 100_000;

/** A value as text, as Node's REPL shows it; long values are cut and say so. */
export function plainText(value: unknown): string {
  const text = inspectSafely(value);
  if (text.length <= MAX_CHARACTERS) return text;
  return `${text.slice(0, MAX_CHARACTERS)}\n... cut here; the whole text has ${text.length.toLocaleString('en')} characters`;
}

const options = {
  depth: 4,
  maxArrayLength: 100,
  maxStringLength: 20_000,
  compact: 3,
  breakLength: 80,
} satisfies InspectOptions;

/** Where a value's own way to be inspected throws, Node's is taken. */
function inspectSafely(value: unknown): string {
  try {
    return inspect(value, options);
  } catch (error) {
    return inspectRaw(value, error);
  }
}

function inspectRaw(value: unknown, failure: unknown): string {
  try {
    return inspect(value, { ...options, customInspect: false });
  } catch {
    return `[a value that cannot be shown: ${failure instanceof Error ? failure.message : 'its own inspection throws'}]`;
  }
}
